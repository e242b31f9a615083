namespace DigitRecognizer.Normalization;

/// <summary>
/// Each pixel's distance to the outline of the ink (where coverage is a half, between pixels), in pixels, positive inside:
/// exact next to the outline, further away two passes of a 3 x 3 chamfer (Borgefors, 1986).
/// </summary>
internal static class DistanceField
{
    private const float Half = 0.5f;
    private const float Far = 1e6f;
    private const float Diagonal = 1.4142135f;

    public static void Compute(Plane<float> coverage, Plane<float> distance)
    {
        Seed(coverage, distance);
        for (var y = 0; y < distance.Height; y++)
        {
            Sweep(distance.Row(y), y > 0 ? distance.Row(y - 1) : default, 0, 1);
        }

        for (var y = distance.Height - 1; y >= 0; y--)
        {
            Sweep(distance.Row(y), y < distance.Height - 1 ? distance.Row(y + 1) : default, distance.Width - 1, -1);
        }

        for (var i = 0; i < distance.Values.Length; i++)
        {
            distance.Values[i] = coverage.Values[i] < Half ? -distance.Values[i] : distance.Values[i];
        }
    }

    private static void Seed(Plane<float> coverage, Plane<float> distance)
    {
        distance.Values.Fill(Far);
        for (var y = 0; y < coverage.Height; y++)
        {
            ReadOnlySpan<float> row = coverage.Row(y);
            var target = distance.Row(y);
            for (var x = 1; x < row.Length; x++)
            {
                Cross(row[x - 1], row[x], ref target[x - 1], ref target[x]);
            }

            if (y > 0)
            {
                ReadOnlySpan<float> above = coverage.Row(y - 1);
                var targetAbove = distance.Row(y - 1);
                for (var x = 0; x < row.Length; x++)
                {
                    Cross(above[x], row[x], ref targetAbove[x], ref target[x]);
                }
            }
        }
    }

    private static void Cross(float a, float b, ref float toA, ref float toB)
    {
        if ((a < Half) != (b < Half))
        {
            var share = (Half - a) / (b - a);
            toA = Math.Min(toA, share);
            toB = Math.Min(toB, 1 - share);
        }
    }

    private static void Sweep(Span<float> row, ReadOnlySpan<float> before, int start, int step)
    {
        for (var x = start; (uint)x < (uint)row.Length; x += step)
        {
            var d = row[x];
            if ((uint)(x - step) < (uint)row.Length)
            {
                d = Math.Min(d, row[x - step] + 1);
            }

            if (!before.IsEmpty)
            {
                d = Math.Min(d, before[x] + 1);
                d = x > 0 ? Math.Min(d, before[x - 1] + Diagonal) : d;
                d = x < before.Length - 1 ? Math.Min(d, before[x + 1] + Diagonal) : d;
            }

            row[x] = d;
        }
    }
}
