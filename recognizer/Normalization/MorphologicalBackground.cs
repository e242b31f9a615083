namespace DigitRecognizer.Normalization;

/// <summary>
/// A photo's background: grey closing (for dark ink) or opening (for bright ink) with a square wider than any pen stroke.
/// It removes what is narrow and keeps everything else as it is: shading, the sharp edge of a shadow, the table beside the sheet.
/// </summary>
internal static class MorphologicalBackground
{
    /// <summary>Half the square's side as a share of the picture's longer side: a stroke may be a fifth of the picture wide.</summary>
    private const double Reach = 0.1;

    public static Plane<byte> Of(Plane<byte> grey, Polarity polarity)
    {
        var radius = Math.Max(2, (int)(Reach * Math.Max(grey.Width, grey.Height)));
        var result = new Plane<byte>(grey.Width, grey.Height);
        grey.Values.CopyTo(result.Values);
        var dark = polarity == Polarity.DarkOnLight;
        WindowExtreme.Apply(result, radius, highest: dark);
        WindowExtreme.Apply(result, radius, highest: !dark);
        return result;
    }
}
