using System.Runtime.InteropServices;
using DigitRecognizer.Imaging;
using SkiaSharp;

namespace DigitRecognizer.Skia;

/// <summary>Decodes at the smallest size that a codec offers and <see cref="WorkingSize"/> allows, and averages down what is still too large.</summary>
internal static class ScaledDecoding
{
    /// <exception cref="ImageRejectedException">The pixels are damaged, or end before the last row.</exception>
    public static RasterImage Read(SKCodec codec, ImageFormat format)
    {
        var declared = codec.Info;
        var decoded = OfferedSize(codec, format);
        var colour = declared.ColorType == SKColorType.Gray8 ? SKColorType.Gray8 : SKColorType.Rgba8888;
        var alpha = declared.AlphaType == SKAlphaType.Opaque ? SKAlphaType.Opaque : SKAlphaType.Unpremul;
        var info = new SKImageInfo(decoded.Width, decoded.Height, colour, alpha);
        var (width, height) = WorkingSize.AtMost(decoded.Width, decoded.Height);
        var image = new RasterImage(width, height, info.BytesPerPixel, declared.Width, declared.Height);
        try
        {
            if (decoded == new SKSizeI(width, height))
            {
                ReadInto(image.Samples, codec, info, format);
            }
            else
            {
                Reduce(codec, info, format, image);
            }

            return image;
        }
        catch
        {
            image.Dispose();
            throw;
        }
    }

    private static SKSizeI OfferedSize(SKCodec codec, ImageFormat format)
    {
        var declared = codec.Info;
        if (format == ImageFormat.WebP)
        {
            // libwebp averages while it decodes, to any size.
            var (atMostWide, atMostHigh) = WorkingSize.AtMost(declared.Width, declared.Height);
            return new SKSizeI(atMostWide, atMostHigh);
        }

        // libjpeg skips the frequencies that a picture of n/8 the size cannot show; other codecs offer the whole size only.
        var (width, height) = WorkingSize.AtLeast(declared.Width, declared.Height);
        for (var eighths = 1; eighths < 8; eighths++)
        {
            var size = codec.GetScaledDimensions(eighths / 8f);
            if (size.Width >= width && size.Height >= height)
            {
                return size;
            }
        }

        return declared.Size;
    }

    private static void Reduce(SKCodec codec, SKImageInfo info, ImageFormat format, RasterImage target)
    {
        var reducer = new AreaReducer(info.Width, info.Height, target);
        if (codec.StartScanlineDecode(info) == SKCodecResult.Success && codec.ScanlineOrder == SKCodecScanlineOrder.TopDown)
        {
            ReduceRows(codec, info, format, reducer);
            return;
        }

        // Native memory, given back at once: arrays of this size would stay on the large object heap.
        using var pixels = new SKBitmap(info);
        var samples = pixels.GetPixelSpan();
        Read(codec, info, pixels.GetPixels(), format);
        for (var y = 0; y < info.Height; y++)
        {
            reducer.Add(samples.Slice(y * info.RowBytes, info.RowBytes));
        }
    }

    private static unsafe void ReduceRows(SKCodec codec, SKImageInfo info, ImageFormat format, AreaReducer reducer)
    {
        var row = new byte[info.RowBytes];
        fixed (byte* first = row)
        {
            for (var y = 0; y < info.Height; y++)
            {
                if (codec.GetScanlines((nint)first, 1, info.RowBytes) != 1)
                {
                    throw ImageHeader.Corrupt(format);
                }

                reducer.Add(row);
            }
        }
    }

    private static unsafe void ReadInto(Span<byte> samples, SKCodec codec, SKImageInfo info, ImageFormat format)
    {
        fixed (byte* first = &MemoryMarshal.GetReference(samples))
        {
            Read(codec, info, (nint)first, format);
        }
    }

    private static void Read(SKCodec codec, SKImageInfo info, nint pixels, ImageFormat format)
    {
        // Half a picture is no picture: the digit may stand in the missing half.
        if (codec.GetPixels(info, pixels) != SKCodecResult.Success)
        {
            throw ImageHeader.Corrupt(format);
        }
    }
}
