namespace DigitRecognizer.Model.Augmentation;

/// <summary>Transforms of whole paths.</summary>
internal static class Strokes
{
    /// <summary>Scales the larger side to 1 unit and moves the middle to the origin; an empty path stays empty.</summary>
    public static Segment[][] Fit(Segment[][] strokes)
    {
        if (strokes.Length == 0)
        {
            return [];
        }

        var all = strokes.SelectMany(stroke => stroke).ToArray();
        float left = all.Min(s => MathF.Min(s.X0, s.X1)), right = all.Max(s => MathF.Max(s.X0, s.X1));
        float top = all.Min(s => MathF.Min(s.Y0, s.Y1)), bottom = all.Max(s => MathF.Max(s.Y0, s.Y1));
        var scale = 1 / MathF.Max(MathF.Max(right - left, bottom - top), 1e-6f);
        float x = -scale * (left + right) / 2, y = -scale * (top + bottom) / 2;
        return Array.ConvertAll(strokes, stroke => Map(stroke, scale, 0, 0, scale, x, y));
    }

    /// <summary>Fits one path.</summary>
    public static Segment[] Fit(Segment[] path) => path.Length == 0 ? path : Fit([path])[0];

    /// <summary>Rotates clockwise about the origin.</summary>
    public static Segment[] Turn(Segment[] path, float degrees)
    {
        var (sin, cos) = MathF.SinCos(degrees * MathF.PI / 180);
        return Map(path, cos, -sin, sin, cos, 0, 0);
    }

    public static Segment[] Mirror(Segment[] path) => Map(path, -1, 0, 0, 1, 0, 0);

    public static Segment[] Shift(Segment[] path, float x, float y) => Map(path, 1, 0, 0, 1, x, y);

    /// <summary>x' = xx x + xy y + x0, y' = yx x + yy y + y0.</summary>
    public static Segment[] Map(Segment[] path, float xx, float xy, float yx, float yy, float x0, float y0) =>
        Array.ConvertAll(path, s => new Segment(
        xx * s.X0 + xy * s.Y0 + x0, yx * s.X0 + yy * s.Y0 + y0, xx * s.X1 + xy * s.Y1 + x0, yx * s.X1 + yy * s.Y1 + y0));

    /// <summary>Moves, scales and rotates each stroke a little, and joins them to one path.</summary>
    public static Segment[] Loosen(IReadOnlyList<Segment[]> strokes, ref Dice dice)
    {
        var path = new List<Segment>();
        var loose = dice.Between(0, 0.04f);
        foreach (var stroke in strokes)
        {
            float grown = 1 + loose * dice.Normal(), turned = loose * dice.Normal();
            path.AddRange(Map(stroke, grown, -turned, turned, grown, loose * dice.Normal(), loose * dice.Normal()));
        }

        return [.. path];
    }
}
