using DigitRecognizer.Imaging;

namespace DigitRecognizer.Components;

/// <summary>A connected component of the mask: pixels of ink that touch each other, corners included.</summary>
internal struct Component
{
    /// <summary>How much more ink a pixel in the middle of a stroke has than the mean, which includes the strokes' soft edges.</summary>
    private const float FullInkPerMeanInk = 1.2f;

    /// <summary>The first column.</summary>
    public int Left;

    /// <summary>The first row.</summary>
    public int Top;

    /// <summary>The last column.</summary>
    public int Right;

    /// <summary>The last row.</summary>
    public int Bottom;

    /// <summary>Number of pixels.</summary>
    public int Area;

    /// <summary>Sum of the ink of its pixels.</summary>
    public long Ink;

    /// <summary>How many of its pixels lie on the picture's edge.</summary>
    public int EdgePixels;

    public readonly int Width => Right - Left + 1;

    public readonly int Height => Bottom - Top + 1;

    public readonly int LongerSide => Math.Max(Width, Height);

    public readonly PixelBox Box => new(Left, Top, Width, Height);

    /// <summary>Mean ink of its pixels.</summary>
    public readonly double Contrast => (double)Ink / Area;

    /// <summary>The ink of a pixel in the middle of a stroke, 1..255.</summary>
    /// <param name="ink">Sum of the ink of the strokes' pixels.</param>
    /// <param name="area">Number of their pixels.</param>
    public static float FullInk(long ink, long area) => Math.Clamp(FullInkPerMeanInk * ink / area, 1, byte.MaxValue);
}
