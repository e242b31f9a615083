using System.Numerics.Tensors;

namespace DigitRecognizer.Normalization;

/// <summary>
/// Draws a rectangle of one plane onto another at any scale and place: the mean over each target pixel's area when shrinking,
/// linear interpolation when enlarging. Separable; the direction that leaves less for the other comes first.
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
        if (scale < 1)
        {
            using var low = new Plane<float>(source.Width, target.Height);
            SampleRows(source, low, scale, y);
            SampleColumns(low, target, scale, x);
        }
        else
        {
            using var narrow = new Plane<float>(target.Width, source.Height);
            SampleColumns(source, narrow, scale, x);
            SampleRows(narrow, target, scale, y);
        }
    }

    private static void SampleRows(Plane<float> source, Plane<float> target, float scale, float start)
    {
        for (var i = 0; i < target.Height; i++)
        {
            var window = new Window(i, scale, start, source.Height);
            var to = target.Row(i);
            if (window.First >= window.End)
            {
                to.Clear();
                continue;
            }

            TensorPrimitives.Multiply(source.Row(window.First), window.Weight(window.First), to);
            for (var k = window.First + 1; k < window.End; k++)
            {
                TensorPrimitives.MultiplyAdd(source.Row(k), window.Weight(k), to, to);
            }
        }
    }

    private static void SampleColumns(Plane<float> source, Plane<float> target, float scale, float start)
    {
        // Turned, a column is a row, and whole vectors of it weigh the same.
        using var turned = new Plane<float>(source.Height, source.Width);
        using var sampled = new Plane<float>(target.Height, target.Width);
        source.TurnTo(turned);
        SampleRows(turned, sampled, scale, start);
        sampled.TurnTo(target);
    }

    /// <summary>
    /// What one target pixel averages: its own area, at least one source pixel wide, over source pixels that are squares.
    /// All but the first and the last of them weigh the same.
    /// </summary>
    private readonly struct Window
    {
        private readonly float _firstWeight;
        private readonly float _weight;
        private readonly float _lastWeight;

        public Window(int target, float scale, float start, int length)
        {
            var width = Math.Max(1, 1 / scale);
            var middle = (target + 0.5f - start) / scale;
            float from = middle - width / 2, to = middle + width / 2;
            First = Math.Clamp((int)MathF.Floor(from), 0, length);
            End = Math.Clamp((int)MathF.Ceiling(to), First, length);
            _weight = 1 / width;
            _firstWeight = Overlap(First, from, to) / width;
            _lastWeight = Overlap(End - 1, from, to) / width;
        }

        public int First { get; }

        public int End { get; }

        public float Weight(int k) => k == First ? _firstWeight : k == End - 1 ? _lastWeight : _weight;

        private static float Overlap(int pixel, float from, float to) => Math.Min(to, pixel + 1) - Math.Max(from, pixel);
    }
}
