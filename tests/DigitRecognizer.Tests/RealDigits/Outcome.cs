namespace DigitRecognizer.Tests.RealDigits;

/// <summary>What came of one picture.</summary>
/// <param name="Right">Whether the digit was read, accepted or not.</param>
/// <param name="Accepted">Whether the answer was accepted.</param>
internal readonly record struct Outcome(bool Right, bool Accepted);
