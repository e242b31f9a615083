namespace DigitRecognizer.Components;

/// <summary>One connected piece of ink. Right and bottom are inside it.</summary>
internal struct Component
{
    public int Left;
    public int Top;
    public int Right;
    public int Bottom;
    public int Area;

    /// <summary>Sum of the ink of its pixels.</summary>
    public long Ink;

    /// <summary>How many of its pixels lie on the picture's edge.</summary>
    public int EdgePixels;

    /// <summary>Which group it belongs to; 0 for none.</summary>
    public int Group;

    public readonly int Width => Right - Left + 1;

    public readonly int Height => Bottom - Top + 1;

    public readonly int LongerSide => Math.Max(Width, Height);

    public readonly double Contrast => (double)Ink / Area;

    /// <summary>The ink of a pixel that strokes fill, 1..255: more than the mean, of which their rims take.</summary>
    /// <param name="ink">Sum of the ink of their pixels.</param>
    /// <param name="area">Number of their pixels.</param>
    public static float FullInk(long ink, long area) => Math.Clamp(1.2f * ink / area, 1, byte.MaxValue);
}
