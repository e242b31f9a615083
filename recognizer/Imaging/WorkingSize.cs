namespace DigitRecognizer.Imaging;

/// <summary>
/// The size to which a decoded picture is reduced: its longer side is at most <see cref="ImageLimits.WorkingSide"/> pixels.
/// </summary>
public static class WorkingSize
{
    public static (int Width, int Height) Of(int width, int height)
    {
        var longer = Math.Max(width, height);
        return longer <= ImageLimits.WorkingSide ? (width, height) : (Scale(width), Scale(height));

        int Scale(int length) => Math.Max(1, (int)Math.Round(length * (double)ImageLimits.WorkingSide / longer));
    }
}
