using System.Runtime.InteropServices;
using DigitRecognizer.Imaging;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Memory;
using SixLabors.ImageSharp.PixelFormats;

namespace DigitRecognizer.Functions.Imaging;

/// <summary>Decodes the first frame at the smallest size that the codec offers and <see cref="WorkingSize"/> allows, and averages down what is still too large.</summary>
internal static class FrameReader
{
    // One picture of the most pixels at four bytes each, and its rows' housekeeping.
    private const int AllocationLimitMegabytes = 256;

    private static readonly Configuration Settings = MakeSettings();

    /// <summary>The size that ImageSharp finds in the file.</summary>
    public static Size Measure(ReadOnlySpan<byte> file) => Image.Identify(Options(targetSize: null), file).Size;

    /// <summary>JPEG keeps frequencies, and those that a smaller picture cannot show need not be computed.</summary>
    public static RasterImage ReadJpeg(ReadOnlySpan<byte> file, ImageHeader header)
    {
        var (width, height) = WorkingSize.AtLeast(header.Width, header.Height);
        var options = new JpegDecoderOptions
        {
            GeneralOptions = Options(new Size(width, height)),
            ResizeMode = JpegDecoderResizeMode.IdctOnly,
        };
        using var stream = new MemoryStream(file.ToArray(), writable: false);
        using var image = JpegDecoder.Instance.Decode<Rgb24>(options, stream);
        return Reduce(image, channels: 3, header.Width, header.Height);
    }

    public static RasterImage Read(ReadOnlySpan<byte> file)
    {
        using var image = Image.Load<Rgba32>(Options(targetSize: null), file);
        return Reduce(image, channels: 4, image.Width, image.Height);
    }

    private static RasterImage Reduce<TPixel>(Image<TPixel> image, int channels, int sourceWidth, int sourceHeight)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        var (width, height) = WorkingSize.AtMost(image.Width, image.Height);
        var target = new RasterImage(width, height, channels, sourceWidth, sourceHeight);
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

    private static DecoderOptions Options(Size? targetSize) =>
        new() { Configuration = Settings, MaxFrames = 1, SkipMetadata = true, TargetSize = targetSize };

    private static Configuration MakeSettings()
    {
        var settings = Configuration.Default.Clone();
        settings.MemoryAllocator = MemoryAllocator.Create(new MemoryAllocatorOptions { AllocationLimitMegabytes = AllocationLimitMegabytes });
        return settings;
    }
}
