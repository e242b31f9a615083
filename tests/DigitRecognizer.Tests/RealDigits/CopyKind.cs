namespace DigitRecognizer.Tests.RealDigits;

/// <summary>What a reduced copy suffers besides being small.</summary>
[Flags]
internal enum CopyKind
{
    Small = 0,
    Faint = 1,
    Blurred = 2,
    Jpeg = 4,
}
