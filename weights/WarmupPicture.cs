using DigitRecognizer.Imaging;

namespace DigitRecognizer.Weights;

/// <summary>Draws a dark 7 on unevenly lit paper. Reading it compiles every step of the pipeline before the first photo arrives.</summary>
internal static class WarmupPicture
{
    internal const int Width = 320;
    internal const int Height = 240;
    private const int Channels = 3;
    private const int Thickness = 14;

    /// <summary>Reads the picture as a digit and as a number.</summary>
    public static void Read(ModelLease model, CancellationToken cancellationToken)
    {
        var picture = new PixelView(Draw(), Width, Height, Channels);
        cancellationToken.ThrowIfCancellationRequested();
        model.DigitReader.Read(picture);
        cancellationToken.ThrowIfCancellationRequested();
        model.NumberReader.Read(picture);
    }

    /// <summary>The picture as height x width x 3 samples.</summary>
    internal static byte[] Draw()
    {
        var samples = new byte[Width * Height * Channels];
        for (var y = 0; y < Height; y++)
        {
            for (var x = 0; x < Width; x++)
            {
                var value = IsInk(x, y) ? 40 : 225 - (x / 8);
                samples.AsSpan(((y * Width) + x) * Channels, Channels).Fill((byte)value);
            }
        }

        return samples;
    }

    /// <summary>A bar from (110, 50) to (210, 50), and from its right end a stroke down to about (150, 200).</summary>
    private static bool IsInk(int x, int y)
    {
        var onBar = y is >= 50 and < 50 + Thickness && x is >= 110 and < 210;
        var stroke = 210 - Thickness - ((y - 50) * 2 / 5);
        return onBar || (y is >= 50 and < 200 && x >= stroke && x < stroke + Thickness);
    }
}
