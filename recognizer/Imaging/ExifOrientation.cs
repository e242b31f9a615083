using System.Runtime.InteropServices;

namespace DigitRecognizer.Imaging;

/// <summary>Rotates and mirrors a picture by its EXIF orientation (Exif 2.32, tag 0x0112).</summary>
public static class ExifOrientation
{
    /// <summary>The first stored row is the top, the first stored column the left.</summary>
    public const int Upright = 1;

    /// <summary>Whether width and height are exchanged.</summary>
    public static bool SwapsSides(int orientation) => orientation is >= 5 and <= 8;

    /// <summary>Makes a picture upright.</summary>
    /// <param name="stored">The pixels as stored in the file; disposed when a new picture is returned.</param>
    /// <param name="orientation">1..8; anything else counts as 1.</param>
    public static RasterImage Apply(RasterImage stored, int orientation)
    {
        ArgumentNullException.ThrowIfNull(stored);
        if (orientation is <= Upright or > 8)
        {
            return stored;
        }

        using (stored)
        {
            var upright = SwapsSides(orientation)
                ? new RasterImage(stored.Height, stored.Width, stored.Channels, stored.SourceHeight, stored.SourceWidth)
                : new RasterImage(stored.Width, stored.Height, stored.Channels, stored.SourceWidth, stored.SourceHeight);
            switch (stored.Channels)
            {
                case 1:
                    Turn<byte>(stored, upright, orientation);
                    break;
                case 3:
                    Turn<Rgb>(stored, upright, orientation);
                    break;
                default:
                    Turn<uint>(stored, upright, orientation);
                    break;
            }

            return upright;
        }
    }

    private static void Turn<TPixel>(RasterImage stored, RasterImage upright, int orientation)
        where TPixel : unmanaged
    {
        int w = stored.Width, h = stored.Height;
        var right = orientation is 2 or 3 or 7 or 8 ? -1 : 1;
        var down = orientation is 3 or 4 or 6 or 7 ? -w : w;
        var corner = (right < 0 ? w - 1 : 0) + (down < 0 ? (h - 1) * w : 0);
        var (toNext, toNextRow) = SwapsSides(orientation) ? (down, right) : (right, down);
        var from = MemoryMarshal.Cast<byte, TPixel>(stored.Samples);
        var to = MemoryMarshal.Cast<byte, TPixel>(upright.Samples);
        for (var y = 0; y < upright.Height; y++)
        {
            var row = to.Slice(y * upright.Width, upright.Width);
            var at = corner + y * toNextRow;
            for (var x = 0; x < row.Length; x++)
            {
                row[x] = from[at];
                at += toNext;
            }
        }
    }

    private readonly record struct Rgb(byte Red, byte Green, byte Blue);
}
