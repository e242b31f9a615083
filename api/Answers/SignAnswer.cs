using System.ComponentModel;

namespace DigitRecognizer.Api.Answers;

/// <summary>A sign on a line of digits.</summary>
internal sealed record SignAnswer(
    [property: Description("One of . , : - / ( ) + or, for any other sign, a question mark.")] string Sign,
    [property: Description("Where it is, in the caller's pixels.")] BoxAnswer Box);
