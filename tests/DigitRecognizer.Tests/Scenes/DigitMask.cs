using SkiaSharp;

namespace DigitRecognizer.Tests.Scenes;

/// <summary>An MNIST digit enlarged with sharp outlines, as a mask to draw with any ink on any background.</summary>
internal static class DigitMask
{
    private const int Side = 28;

    /// <param name="mnist">28 x 28 bytes.</param>
    /// <param name="size">Side of the result; the digit's longer side is 20/28 of it.</param>
    /// <param name="thickness">Where the outline lies in the blurred ink: 0.5 keeps the pen, 0.8 thins it, 0.25 thickens it.</param>
    public static SKBitmap Of(ReadOnlySpan<byte> mnist, int size, float thickness = 0.5f)
    {
        using var small = new SKBitmap(new SKImageInfo(Side, Side, SKColorType.Gray8));
        mnist.CopyTo(small.GetPixelSpan());
        using var large = small.Resize(new SKImageInfo(size, size, SKColorType.Gray8), new SKSamplingOptions(SKCubicResampler.Mitchell));
        var mask = new SKBitmap(new SKImageInfo(size, size, SKColorType.Alpha8));
        var steepness = Math.Max(1f, size / (float)Side) / 1.5f;
        ReadOnlySpan<byte> from = large.GetPixelSpan();
        var to = mask.GetPixelSpan();
        for (var y = 0; y < size; y++)
        {
            for (var x = 0; x < size; x++)
            {
                var value = from[y * large.RowBytes + x] / 255f;
                to[y * mask.RowBytes + x] = (byte)(255 * Math.Clamp((value - thickness) * steepness + 0.5f, 0, 1));
            }
        }

        return mask;
    }
}
