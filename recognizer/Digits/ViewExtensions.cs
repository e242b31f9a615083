using DigitRecognizer.Background;

namespace DigitRecognizer.Digits;

internal static class ViewExtensions
{
    /// <summary>The polarity that a view of even ground assumes; null for a view that estimates the background.</summary>
    public static Polarity? EvenGround(this View view) => view switch
    {
        View.OnBright => Polarity.DarkOnLight,
        View.OnDark => Polarity.LightOnDark,
        _ => null,
    };
}
