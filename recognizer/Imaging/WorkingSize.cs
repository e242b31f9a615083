namespace DigitRecognizer.Imaging;

/// <summary>
/// The size at which a picture is handed on. What is larger than <see cref="ImageLimits.WorkingSide"/> is averaged down to it, unless its codec
/// offers to decode at a smaller size that fits, which costs less than decoding all and loses nothing that is needed.
/// </summary>
public static class WorkingSize
{
    /// <summary>The size with a longer side of <see cref="ImageLimits.WorkingSide"/> at most.</summary>
    public static (int Width, int Height) AtMost(int width, int height) => Scale(width, height, ImageLimits.WorkingSide);

    /// <summary>The size that a codec's own reduction must not fall short of.</summary>
    public static (int Width, int Height) AtLeast(int width, int height) =>
        Math.Max(width, height) <= ImageLimits.WorkingSide ? (width, height) : Scale(width, height, ImageLimits.LeastWorkingSide);

    private static (int Width, int Height) Scale(int width, int height, int side)
    {
        var longer = Math.Max(width, height);
        return longer <= side ? (width, height) : (Of(width), Of(height));

        int Of(int length) => Math.Max(1, (int)Math.Round(length * (double)side / longer));
    }
}
