using System.Numerics;
using System.Runtime.InteropServices;

namespace DigitRecognizer.Filters;

/// <summary>
/// Resamples a plane at any scale and position: averages over each target pixel's area when shrinking, interpolates linearly when
/// enlarging. Rows and columns are sampled one after the other, first the direction that leaves less work for the second.
/// </summary>
internal static class AreaSampler
{
    /// <param name="source">The plane to draw; outside it the value is 0.</param>
    /// <param name="target">Takes the result; all its values are overwritten.</param>
    /// <param name="scale">Target pixels per source pixel.</param>
    /// <param name="x">Column of the target where the source's left edge lies.</param>
    /// <param name="y">Row of the target where the source's top edge lies.</param>
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
        var windows = new Windows(scale, start, source.Height);
        for (var i = 0; i < target.Height; i++)
        {
            var window = windows.Of(i);
            if (window.First < window.End)
            {
                Average(source, window, target.Row(i));
            }
            else
            {
                target.Row(i).Clear();
            }
        }
    }

    /// <summary>The weighted sum of a window's rows, vector by vector, so that no intermediate sum is stored and read again.</summary>
    private static void Average(Plane<float> source, in Window window, Span<float> target)
    {
        var rows = source.Values[(window.First * source.Width)..(window.End * source.Width)];
        var x = 0;
        for (; x < target.Length && target.Length >= Vector<float>.Count; x += Vector<float>.Count)
        {
            x = Math.Min(x, target.Length - Vector<float>.Count);
            var at = x + source.Width;
            var sum = Load(rows, x) * window.FirstWeight;
            for (; at < rows.Length - source.Width; at += source.Width)
            {
                sum += Load(rows, at) * window.Weight;
            }

            if (at < rows.Length)
            {
                sum += Load(rows, at) * window.LastWeight;
            }

            sum.CopyTo(target[x..]);
        }

        for (; x < target.Length; x++)
        {
            var sum = 0f;
            for (var k = window.First; k < window.End; k++)
            {
                var weight = k == window.First ? window.FirstWeight : k == window.End - 1 ? window.LastWeight : window.Weight;
                sum += rows[(k - window.First) * source.Width + x] * weight;
            }

            target[x] = sum;
        }
    }

    private static Vector<float> Load(ReadOnlySpan<float> values, int at) =>
        Vector.LoadUnsafe(ref MemoryMarshal.GetReference(values), (nuint)at);

    private static void SampleColumns(Plane<float> source, Plane<float> target, float scale, float start)
    {
        // Transposed, so that a vector holds values of the same weight.
        using var transposed = new Plane<float>(source.Height, source.Width);
        using var sampled = new Plane<float>(target.Height, target.Width);
        source.TransposeTo(transposed);
        SampleRows(transposed, sampled, scale, start);
        sampled.TransposeTo(target);
    }

    /// <summary>
    /// The source pixels that one target pixel averages: its own area, at least one source pixel wide. All but the first and the last have
    /// the same weight.
    /// </summary>
    private readonly record struct Window(int First, int End, float FirstWeight, float Weight, float LastWeight);

    /// <param name="scale">Target pixels per source pixel.</param>
    /// <param name="start">Where the source begins in the target.</param>
    /// <param name="length">Pixels of the source.</param>
    private readonly struct Windows(float scale, float start, int length)
    {
        private readonly float _pixel = 1 / scale;
        private readonly float _half = Math.Max(1, 1 / scale) / 2;
        private readonly float _weight = 1 / Math.Max(1, 1 / scale);

        public Window Of(int target)
        {
            var middle = (target + 0.5f - start) * _pixel;
            float from = middle - _half, to = middle + _half;
            var first = Math.Clamp(float.ConvertToIntegerNative<int>(MathF.Floor(from)), 0, length);
            var end = Math.Clamp(float.ConvertToIntegerNative<int>(MathF.Ceiling(to)), first, length);
            return new Window(first, end, Overlap(first, from, to) * _weight, _weight, Overlap(end - 1, from, to) * _weight);
        }

        private static float Overlap(int pixel, float from, float to) => float.MinNative(to, pixel + 1) - float.MaxNative(from, pixel);
    }
}
