namespace DigitRecognizer.Imaging;

/// <summary>The eight ways a camera can lie when it takes a picture (Exif 2.32, tag 0x0112).</summary>
public static class ExifOrientation
{
    /// <summary>The first stored row is the top, the first stored column the left.</summary>
    public const int Upright = 1;

    /// <summary>Whether width and height change places.</summary>
    public static bool SwapsSides(int orientation) => orientation is >= 5 and <= 8;

    /// <summary>Turns a picture upright.</summary>
    /// <param name="stored">The pixels as they lie in the file; disposed when a new picture is returned.</param>
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
            var swaps = SwapsSides(orientation);
            int w = stored.Width, h = stored.Height, c = stored.Channels;
            var upright = swaps
                ? new RasterImage(h, w, c, stored.SourceHeight, stored.SourceWidth)
                : new RasterImage(w, h, c, stored.SourceWidth, stored.SourceHeight);
            Span<byte> from = stored.Samples, to = upright.Samples;
            for (var y = 0; y < upright.Height; y++)
            {
                for (var x = 0; x < upright.Width; x++)
                {
                    var (column, row) = swaps ? (y, x) : (x, y);
                    column = orientation is 2 or 3 or 7 or 8 ? w - 1 - column : column;
                    row = orientation is 3 or 4 or 6 or 7 ? h - 1 - row : row;
                    from.Slice((row * w + column) * c, c).CopyTo(to[((y * upright.Width + x) * c)..]);
                }
            }

            return upright;
        }
    }
}
