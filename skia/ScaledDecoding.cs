using System.Runtime.InteropServices;
using DigitRecognizer.Imaging;
using SkiaSharp;

namespace DigitRecognizer.Skia;

/// <summary>Decodes at the smallest size a codec offers that still gives <see cref="ImageLimits.WorkingSide"/>, then averages down to it.</summary>
internal static class ScaledDecoding
{
    /// <exception cref="ImageRejectedException">The pixels are damaged, or end before the last row.</exception>
    public static RasterImage Read(SKCodec codec, ImageFormat format)
    {
        var declared = codec.Info;
        var (width, height) = AreaReducer.WorkingSize(declared.Width, declared.Height);
        var decoded = OfferedSize(codec, format, width, height);
        var colour = declared.ColorType == SKColorType.Gray8 ? SKColorType.Gray8 : SKColorType.Rgba8888;
        var alpha = declared.AlphaType == SKAlphaType.Opaque ? SKAlphaType.Opaque : SKAlphaType.Unpremul;
        var info = new SKImageInfo(decoded.Width, decoded.Height, colour, alpha);
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

    private static SKSizeI OfferedSize(SKCodec codec, ImageFormat format, int width, int height)
    {
        // libwebp averages while it decodes; libjpeg skips the frequencies that a picture of n/8 the size cannot show.
        if (format == ImageFormat.WebP)
        {
            return new SKSizeI(width, height);
        }

        for (var eighths = 1; eighths < 8; eighths++)
        {
            var size = codec.GetScaledDimensions(eighths / 8f);
            if (size.Width >= width && size.Height >= height)
            {
                return size;
            }
        }

        return codec.Info.Size;
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
