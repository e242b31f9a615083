using System.Numerics;

namespace DigitRecognizer.Imaging;

/// <summary>The source pixels that one pixel of a smaller row covers; those between the first and the last are covered entirely.</summary>
internal readonly record struct PixelCoverage(int First, int Last, float FirstWeight, float LastWeight)
{
    /// <param name="x">The smaller row's pixel.</param>
    /// <param name="width">Pixels of the source row.</param>
    /// <param name="target">Pixels of the smaller row.</param>
    public static PixelCoverage Of(int x, int width, int target)
    {
        // In units of 1 / target width of a source pixel, the edges of both grids are integers.
        long from = (long)x * width, to = from + width;
        var first = (int)(from / target);
        var last = (int)((to - 1) / target);
        var inLast = first == last ? 0 : to - (long)last * target;
        return new PixelCoverage(first, last, ((first + 1L) * target - from) / (float)width, inLast / (float)width);
    }

    /// <summary>The mean of RGBA pixels; <paramref name="weight"/> is that of an entirely covered pixel.</summary>
    public Vector4 Mean(ReadOnlySpan<Vector4> pixels, float weight)
    {
        var between = Vector4.Zero;
        for (var x = First + 1; x < Last; x++)
        {
            between += pixels[x];
        }

        return pixels[First] * FirstWeight + between * weight + pixels[Last] * LastWeight;
    }

    /// <summary>The mean of one of several channels.</summary>
    public float Mean(ReadOnlySpan<float> samples, int channels, int channel, float weight)
    {
        var between = 0f;
        for (var x = First + 1; x < Last; x++)
        {
            between += samples[x * channels + channel];
        }

        return samples[First * channels + channel] * FirstWeight + between * weight + samples[Last * channels + channel] * LastWeight;
    }
}
