using SkiaSharp;

namespace DigitRecognizer.Model.Augmentation;

/// <summary>Adds the artifacts of JPEG compression, by encoding and decoding the picture.</summary>
internal static class JpegNoise
{
    /// <param name="picture">Square, 0..255; changed in place.</param>
    /// <param name="side">Side in pixels.</param>
    /// <param name="quality">1..100.</param>
    public static void Apply(Span<byte> picture, int side, int quality)
    {
        using var bitmap = new SKBitmap(side, side, SKColorType.Gray8, SKAlphaType.Opaque);
        Copy(picture, bitmap.GetPixelSpan(), side, side, bitmap.RowBytes);
        using var file = bitmap.Encode(SKEncodedImageFormat.Jpeg, quality);
        using var opened = SKBitmap.Decode(file, new SKImageInfo(side, side, SKColorType.Gray8, SKAlphaType.Opaque));
        Copy(opened.GetPixelSpan(), picture, side, opened.RowBytes, side);
    }

    private static void Copy(ReadOnlySpan<byte> from, Span<byte> to, int side, int fromStride, int toStride)
    {
        for (var y = 0; y < side; y++)
        {
            from.Slice(y * fromStride, side).CopyTo(to.Slice(y * toStride, side));
        }
    }
}
