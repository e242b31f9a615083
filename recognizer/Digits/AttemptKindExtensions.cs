using DigitRecognizer.Background;
using DigitRecognizer.Ink;

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

    /// <summary>Which ink of a small picture belongs to a stroke.</summary>
    public static InkSelection InkSelection(this AttemptKind kind) => kind switch
    {
        AttemptKind.StrongInk => Ink.InkSelection.Strong,
        AttemptKind.SmoothedInk => Ink.InkSelection.Smoothed,
        _ => Ink.InkSelection.Continued,
    };
}
