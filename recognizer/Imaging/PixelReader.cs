using System.Runtime.InteropServices;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Advanced;
using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Formats.Bmp;
using SixLabors.ImageSharp.Formats.Gif;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.Formats.Webp;
using SixLabors.ImageSharp.Memory;
using SixLabors.ImageSharp.Metadata;
using SixLabors.ImageSharp.PixelFormats;

namespace DigitRecognizer.Imaging;

/// <summary>
/// Decodes with ImageSharp to the pixel type that the file has, and reduces what is larger than <see cref="WorkingSize"/>.
/// </summary>
internal static class PixelReader
{
    /// <summary>One picture of <see cref="ImageLimits.MaxPixels"/> at four bytes a pixel fits.</summary>
    private const int AllocationLimitMegabytes = 256;

    /// <summary>
    /// Memory that ImageSharp keeps for the next pictures, and gives back when it is not used for a while: about what the API lets pictures
    /// hold at once. With less, blocks of tens of megabytes come and go through the C library's heap, which keeps them for each thread.
    /// </summary>
    private const int PoolMegabytes = 128;

    private static readonly Configuration Settings = new(
        new PngConfigurationModule(),
        new JpegConfigurationModule(),
        new GifConfigurationModule(),
        new BmpConfigurationModule(),
        new WebpConfigurationModule())
    {
        MemoryAllocator = MemoryAllocator.Create(
            new MemoryAllocatorOptions { AllocationLimitMegabytes = AllocationLimitMegabytes, MaximumPoolSizeMegabytes = PoolMegabytes }),
    };

    /// <param name="content">A file that passed the checks of its format.</param>
    /// <param name="header">What the caller's file declares; its size is that of the result before reduction.</param>
    /// <param name="position">Where the decoded frame lies on a canvas of the header's size.</param>
    public static RasterImage Read(ReadOnlySpan<byte> content, ImageHeader header, Point position) => header.Channels switch
    {
        1 => Read<L8>(content, header, position),
        3 => Read<Rgb24>(content, header, position),
        _ => Read<Rgba32>(content, header, position),
    };

    private static RasterImage Read<TPixel>(ReadOnlySpan<byte> content, ImageHeader header, Point position)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        using var frame = Image.Load<TPixel>(Settings, content, Decoder(header.Format));
        if (header.Format == ImageFormat.Png && LastRowIsZero(frame))
        {
            // Rows that the file lacks come back as zeros; a dark picture has such rows too, so the data is inflated once more to tell.
            PngGuard.RequireAllRows(content);
        }

        if (header.BitsPerSample == 16 && LowRange.IsDark(frame, header.Channels))
        {
            StretchFrom16Bits(content, frame, header);
        }
        else if (header.Format != ImageFormat.Jpeg && LowRange.IsMask(frame, header.Channels))
        {
            LowRange.Stretch(frame, header.Channels);
        }

        if (position == Point.Empty && frame.Width == header.Width && frame.Height == header.Height)
        {
            return Reduce(frame, header);
        }

        using var canvas = new Image<TPixel>(Settings, header.Width, header.Height);
        Draw(frame, canvas, position);
        return Reduce(canvas, header);
    }

    private static void StretchFrom16Bits<TPixel>(ReadOnlySpan<byte> content, Image<TPixel> rounded, ImageHeader header)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        switch (header.Channels)
        {
            case 1:
                Stretch<L16>(content);
                break;
            case 3:
                Stretch<Rgb48>(content);
                break;
            default:
                Stretch<Rgba64>(content);
                break;
        }

        void Stretch<TWide>(ReadOnlySpan<byte> content)
            where TWide : unmanaged, IPixel<TWide>
        {
            using var wide = Image.Load<TWide>(Settings, content, Decoder(header.Format));
            LowRange.Stretch(wide, rounded, header.Channels);
        }
    }

    private static IImageDecoder Decoder(ImageFormat format) => format switch
    {
        ImageFormat.Png => new PngDecoder { IgnoreMetadata = true },
        ImageFormat.Jpeg => new JpegDecoder { IgnoreMetadata = true },
        ImageFormat.Gif => new GifDecoder { IgnoreMetadata = true, DecodingMode = FrameDecodingMode.First },
        ImageFormat.Bmp => new BmpDecoder(),
        _ => new WebpDecoder { IgnoreMetadata = true },
    };

    private static bool LastRowIsZero<TPixel>(Image<TPixel> image)
        where TPixel : unmanaged, IPixel<TPixel> =>
        !MemoryMarshal.AsBytes(image.DangerousGetPixelRowMemory(image.Height - 1).Span).ContainsAnyExcept((byte)0);

    private static void Draw<TPixel>(Image<TPixel> frame, Image<TPixel> canvas, Point position)
        where TPixel : unmanaged, IPixel<TPixel> =>
        frame.ProcessPixelRows(canvas, (from, to) =>
        {
            for (var y = 0; y < from.Height; y++)
            {
                from.GetRowSpan(y).CopyTo(to.GetRowSpan(position.Y + y)[position.X..]);
            }
        });

    private static RasterImage Reduce<TPixel>(Image<TPixel> image, ImageHeader header)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        var (width, height) = WorkingSize.Of(image.Width, image.Height);
        var target = new RasterImage(width, height, header.Channels, image.Width, image.Height);
        if (image.Width == width && image.Height == height)
        {
            image.CopyPixelDataTo(target.Samples);
            return target;
        }

        image.ProcessPixelRows(rows =>
        {
            var reducer = new AreaReducer(rows.Width, rows.Height, target);
            for (var y = 0; y < rows.Height; y++)
            {
                reducer.Add(MemoryMarshal.AsBytes(rows.GetRowSpan(y)));
            }
        });
        return target;
    }
}
