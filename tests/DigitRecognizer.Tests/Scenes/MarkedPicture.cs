namespace DigitRecognizer.Tests.Scenes;

/// <summary>A picture that holds more or other than clean digits.</summary>
/// <param name="Scene">What is drawn.</param>
/// <param name="IsNumber">Whether it is read as a number.</param>
/// <param name="Readings">The answers that are right if accepted; none where the picture has to be refused.</param>
internal sealed record MarkedPicture(Scene Scene, bool IsNumber, params string[] Readings);
