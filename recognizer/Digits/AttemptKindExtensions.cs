using DigitRecognizer.Background;

namespace DigitRecognizer.Digits;

internal static class AttemptKindExtensions
{
    /// <summary>The polarity that an attempt at a close crop assumes; null for an attempt that estimates the background.</summary>
    public static Polarity? AssumedPolarity(this AttemptKind kind) => kind switch
    {
        AttemptKind.BrightCloseCrop => Polarity.DarkOnLight,
        AttemptKind.DarkCloseCrop => Polarity.LightOnDark,
        _ => null,
    };
}
