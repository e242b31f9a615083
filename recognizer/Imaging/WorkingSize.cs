namespace DigitRecognizer.Imaging;

/// <summary>The size at which a picture is handed on: its longer side is <see cref="ImageLimits.WorkingSide"/> pixels at most.</summary>
public static class WorkingSize
{
    public static (int Width, int Height) Of(int width, int height)
    {
        var longer = Math.Max(width, height);
        return longer <= ImageLimits.WorkingSide ? (width, height) : (Scale(width), Scale(height));

        int Scale(int length) => Math.Max(1, (int)Math.Round(length * (double)ImageLimits.WorkingSide / longer));
    }
}
