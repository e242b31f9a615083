using DigitRecognizer.Imaging;

namespace DigitRecognizer.Api.Answers;

/// <summary>A rectangle in the caller's own pixels.</summary>
internal sealed record BoxAnswer(int X, int Y, int Width, int Height)
{
    /// <summary>Undoes the reduction that the decoder made, rounding outwards.</summary>
    public static BoxAnswer From(PixelBox box, RasterImage picture)
    {
        var (left, right) = Scale(box.X, box.Width, picture.SourceWidth, picture.Width);
        var (top, bottom) = Scale(box.Y, box.Height, picture.SourceHeight, picture.Height);
        return new BoxAnswer(left, top, right - left, bottom - top);
    }

    private static (int Start, int End) Scale(int start, int length, int source, int reduced)
    {
        var end = (((long)start + length) * source + reduced - 1) / reduced;
        return ((int)((long)start * source / reduced), (int)Math.Min(end, source));
    }
}
