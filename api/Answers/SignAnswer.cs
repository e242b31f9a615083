namespace DigitRecognizer.Api.Answers;

/// <summary>A sign on a line of digits.</summary>
/// <param name="Sign">One of <c>. , : - / ( ) +</c>, or <c>?</c> for another one.</param>
/// <param name="Box">Where it is, in the caller's pixels.</param>
internal sealed record SignAnswer(string Sign, BoxAnswer Box);
