namespace DigitRecognizer.Imaging;

/// <summary>A rectangle of whole pixels; <paramref name="X"/> and <paramref name="Y"/> are its top left pixel, counted from 0.</summary>
/// <param name="X">The first column.</param>
/// <param name="Y">The first row.</param>
/// <param name="Width">Columns.</param>
/// <param name="Height">Rows.</param>
public readonly record struct PixelBox(int X, int Y, int Width, int Height)
{
    /// <summary>The column after the last.</summary>
    public int Right => X + Width;

    /// <summary>The row after the last.</summary>
    public int Bottom => Y + Height;

    public int LongerSide => Math.Max(Width, Height);

    /// <summary>The middle column, with its half: 1 for a box of the columns 0 and 1.</summary>
    public float CentreX => X + Width / 2f;

    /// <summary>The middle row, with its half.</summary>
    public float CentreY => Y + Height / 2f;

    /// <param name="left">The first column.</param>
    /// <param name="top">The first row.</param>
    /// <param name="right">The column after the last.</param>
    /// <param name="bottom">The row after the last.</param>
    public static PixelBox FromEdges(int left, int top, int right, int bottom) => new(left, top, right - left, bottom - top);

    /// <summary>The smallest box that contains both.</summary>
    public PixelBox Union(PixelBox other) =>
        FromEdges(Math.Min(X, other.X), Math.Min(Y, other.Y), Math.Max(Right, other.Right), Math.Max(Bottom, other.Bottom));

    /// <summary>What both contain; a width or height of 0 or less where they do not meet.</summary>
    public PixelBox Intersect(PixelBox other) =>
        FromEdges(Math.Max(X, other.X), Math.Max(Y, other.Y), Math.Min(Right, other.Right), Math.Min(Bottom, other.Bottom));

    /// <summary>The box with a margin on all four sides; smaller where <paramref name="margin"/> is negative.</summary>
    public PixelBox Inflate(int margin) => FromEdges(X - margin, Y - margin, Right + margin, Bottom + margin);

    public PixelBox Offset(int x, int y) => this with { X = X + x, Y = Y + y };

    /// <summary>The same box in a picture that is <paramref name="factor"/> times as large.</summary>
    public PixelBox Scale(int factor) => new(X * factor, Y * factor, Width * factor, Height * factor);

    /// <summary>The box in a picture that is reduced by <paramref name="factor"/>, rounded outwards.</summary>
    public PixelBox Reduce(int factor) =>
        FromEdges(X / factor, Y / factor, (Right + factor - 1) / factor, (Bottom + factor - 1) / factor);

    /// <summary>Columns from one box to the other: 1 where they are side by side, 0 or less where they share columns.</summary>
    public int HorizontalDistance(PixelBox other) => Math.Max(X - other.Right, other.X - Right) + 1;

    /// <summary>Rows from one box to the other: 1 where one is directly below the other, 0 or less where they share rows.</summary>
    public int VerticalDistance(PixelBox other) => Math.Max(Y - other.Bottom, other.Y - Bottom) + 1;
}
