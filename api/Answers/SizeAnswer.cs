namespace DigitRecognizer.Api.Answers;

/// <summary>The caller's own picture, upright.</summary>
internal sealed record SizeAnswer(int Width, int Height);
