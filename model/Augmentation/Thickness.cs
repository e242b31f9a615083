namespace DigitRecognizer.Model.Augmentation;

/// <summary>Grey morphology: a share of dilation or erosion by a cross of one pixel.</summary>
internal static class Thickness
{
    /// <param name="picture">Square, ink bright; changed in place.</param>
    /// <param name="side">Side in pixels.</param>
    /// <param name="amount">1 for one pixel thicker on each side, -1 for one pixel thinner, 0 for no change.</param>
    public static void Change(Span<float> picture, int side, float amount)
    {
        Span<float> source = stackalloc float[picture.Length];
        picture.CopyTo(source);
        for (var y = 1; y < side - 1; y++)
        {
            for (var x = 1; x < side - 1; x++)
            {
                var at = y * side + x;
                float up = source[at - side], down = source[at + side], left = source[at - 1], right = source[at + 1];
                var extreme = amount > 0
                    ? MathF.Max(MathF.Max(up, down), MathF.Max(left, right))
                    : MathF.Min(MathF.Min(up, down), MathF.Min(left, right));
                var whole = amount > 0 ? MathF.Max(extreme, source[at]) : MathF.Min(extreme, source[at]);
                picture[at] = source[at] + MathF.Abs(amount) * (whole - source[at]);
            }
        }
    }
}
