namespace DigitRecognizer.Imaging;

/// <summary>The colour types of PNG (W3C PNG, third edition, 11.2.1).</summary>
internal static class PngColour
{
    private const int Grey = 0, Rgb = 2, Palette = 3, GreyAlpha = 4, Rgba = 6;

    /// <summary>Samples of a pixel in the file.</summary>
    /// <exception cref="ImageRejectedException">No such colour type.</exception>
    public static int Samples(byte colourType) => colourType switch
    {
        Grey or Palette => 1,
        GreyAlpha => 2,
        Rgb => 3,
        Rgba => 4,
        _ => throw ImageHeader.Corrupt(ImageFormat.Png),
    };

    /// <summary>Channels of the decoded picture: 1, 3 or 4.</summary>
    public static int Channels(byte colourType, bool hasTransparency) => (colourType, hasTransparency) switch
    {
        (Grey, false) => 1,
        (Rgb or Palette, false) => 3,
        _ => 4,
    };
}
