namespace DigitRecognizer.Normalization;

/// <summary>
/// Draws a rectangle of one plane onto another at any scale and place: the mean over each target pixel's area when shrinking,
/// linear interpolation when enlarging. Separable: columns first, then rows.
/// </summary>
internal static class AreaSampler
{
    /// <param name="source">Where it is taken from; outside it there is nothing (0).</param>
    /// <param name="target">Overwritten whole.</param>
    /// <param name="scale">Target pixels per source pixel.</param>
    /// <param name="x">Where the source's left edge lies on the target.</param>
    /// <param name="y">Where the source's top edge lies on the target.</param>
    public static void Draw(Plane<float> source, Plane<float> target, float scale, float x, float y)
    {
        using var narrow = new Plane<float>(target.Width, source.Height);
        using var taps = new Plane<float>(Taps(scale), Math.Max(target.Width, target.Height));
        using var firsts = new Plane<int>(Math.Max(target.Width, target.Height), 1);
        Prepare(taps, firsts.Values, target.Width, scale, x);
        for (var row = 0; row < source.Height; row++)
        {
            ReadOnlySpan<float> from = source.Row(row);
            var to = narrow.Row(row);
            for (var i = 0; i < to.Length; i++)
            {
                ReadOnlySpan<float> weights = taps.Row(i);
                var sum = 0f;
                var first = firsts.Values[i];
                var end = Math.Min(weights.Length, from.Length - first);
                for (var k = Math.Max(0, -first); k < end; k++)
                {
                    sum += weights[k] * from[first + k];
                }

                to[i] = sum;
            }
        }

        Prepare(taps, firsts.Values, target.Height, scale, y);
        target.Values.Clear();
        for (var i = 0; i < target.Height; i++)
        {
            var to = target.Row(i);
            ReadOnlySpan<float> weights = taps.Row(i);
            for (var k = 0; k < weights.Length; k++)
            {
                var row = firsts.Values[i] + k;
                if (row < 0 || row >= source.Height || weights[k] == 0)
                {
                    continue;
                }

                System.Numerics.Tensors.TensorPrimitives.MultiplyAdd(narrow.Row(row), weights[k], to, to);
            }
        }
    }

    private static int Taps(float scale) => (int)Math.Ceiling(Math.Max(1, 1 / scale)) + 2;

    /// <summary>Each target pixel averages a window of its own area, at least one source pixel wide, over source pixels that are squares.</summary>
    private static void Prepare(Plane<float> taps, Span<int> firsts, int count, float scale, float start)
    {
        var width = Math.Max(1, 1 / scale);
        for (var i = 0; i < count; i++)
        {
            var middle = (i + 0.5f - start) / scale;
            float from = middle - width / 2, to = middle + width / 2;
            var first = (int)MathF.Floor(from);
            firsts[i] = first;
            var row = taps.Row(i);
            for (var k = 0; k < row.Length; k++)
            {
                var overlap = Math.Min(to, first + k + 1) - Math.Max(from, first + k);
                row[k] = Math.Max(0, overlap) / width;
            }
        }
    }
}
