using DigitRecognizer.Conformance;
using DigitRecognizer.Conformance.Images;
using DigitRecognizer.Imaging;
using Xunit;

namespace DigitRecognizer.Tests.Imaging;

public sealed class ImageDecoderTests
{
    public static TheoryData<string> Files => [.. DecoderCases.All.Keys];

    public static TheoryData<string> Headers => [.. LargeHeaders.All.Keys];

    /// <summary>Bytes of the end of a PNG, the longest without which a file is still read.</summary>
    private const int EndLength = 12;

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_pixel_comes_back(string name)
    {
        var expected = DecoderCases.All[name];

        using var image = ImageDecoder.Decode(expected.Make());

        PictureAssert.Shows(expected, image);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_that_breaks_off_is_corrupt(string name)
    {
        var whole = DecoderCases.All[name];
        var file = whole.Make();

        foreach (var part in new[] { 0.3, 0.6, 0.9 })
        {
            var length = (int)(file.Length * whole.FirstFrame * part);
            DecoderAssert.Rejects(ImageProblem.Corrupt, file.AsMemory(0, Math.Min(length, file.Length - EndLength - 1)));
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_that_breaks_off_behind_its_signature_is_corrupt(string name)
    {
        const int LongestSignature = 12;
        var file = DecoderCases.All[name].Make();

        DecoderAssert.Rejects(ImageProblem.Corrupt, file.AsMemory(0, LongestSignature));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Bytes_behind_the_end_do_no_harm(string name)
    {
        var expected = DecoderCases.All[name];

        using var image = ImageDecoder.Decode((byte[])[.. expected.Make(), .. "Some cameras append a film to their pictures."u8]);

        PictureAssert.Shows(expected, image);
    }

    [Theory]
    [MemberData(nameof(DamagedFiles.Names), MemberType = typeof(DamagedFiles))]
    public void A_damaged_file_is_corrupt(string name) => DecoderAssert.Rejects(ImageProblem.Corrupt, DamagedFiles.Make(name));

    [Theory]
    [InlineData("png")]
    [InlineData("webp")]
    public void What_a_file_tells_beside_its_picture_costs_no_memory(string format)
    {
        const int Count = 64, Length = 1 << 20;
        var file = format == "png"
            ? PngFile.WithTexts(Picture.Quarters(), Count, Length)
            : WebPFile.WithEntries(Picture.Quarters(), Count, Length);
        var before = GC.GetAllocatedBytesForCurrentThread();

        using var image = ImageDecoder.Decode(file);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, file.Length + Length);
    }

    [Theory]
    [MemberData(nameof(Headers))]
    public void A_header_of_900_megapixels_is_too_large(string format)
    {
        var rejection = DecoderAssert.Rejects(ImageProblem.TooLarge, LargeHeaders.All[format](30_000, 30_000));

        Assert.Contains("30000 x 30000", rejection.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Headers))]
    public void Fifty_megapixels_pass_and_one_column_more_does_not(string format)
    {
        // A WebP of that many pixels would need too much memory.
        DecoderAssert.Rejects(format == "webp" ? ImageProblem.TooLarge : ImageProblem.Corrupt, LargeHeaders.All[format](8_000, 6_250));
        DecoderAssert.Rejects(ImageProblem.TooLarge, LargeHeaders.All[format](8_001, 6_250));
    }

    [Theory]
    [MemberData(nameof(Headers))]
    public void A_picture_without_pixels_is_corrupt(string format) =>
        DecoderAssert.Rejects(ImageProblem.Corrupt, LargeHeaders.All[format](8, 8));

    [Fact]
    public void An_empty_file_is_corrupt() => DecoderAssert.Rejects(ImageProblem.Corrupt, ReadOnlyMemory<byte>.Empty);

    [Theory]
    [MemberData(nameof(OtherFiles.Names), MemberType = typeof(OtherFiles))]
    public void Another_format_is_refused_with_what_to_do(string name)
    {
        var (file, advice) = OtherFiles.All[name];

        var rejection = DecoderAssert.Rejects(ImageProblem.UnsupportedFormat, file);

        Assert.Contains(advice, rejection.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void A_photo_comes_back_upright(int orientation)
    {
        var stored = Picture.Quarters();

        using var image = ImageDecoder.Decode(JpegFile.Make(stored, orientation: orientation));

        PictureAssert.Shows(new DecoderCase(() => [], stored.Upright(orientation), Tolerance: 4), image);
    }

    [Theory]
    [InlineData("png")]
    [InlineData("webp")]
    public void Orientation_counts_outside_of_jpeg_too(string format)
    {
        const int Turned = 6;
        var stored = Picture.Quarters();
        var file = format == "png" ? PngFile.Make(stored, PngFile.Rgb, 8, orientation: Turned) : WebPFile.WithOrientation(stored, Turned);

        using var image = ImageDecoder.Decode(file);

        PictureAssert.Shows(new DecoderCase(() => [], stored.Upright(Turned)), image);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(9)]
    public void An_orientation_that_does_not_exist_counts_as_none(int orientation)
    {
        using var image = ImageDecoder.Decode(JpegFile.Make(Picture.Quarters(), orientation: orientation));

        PictureAssert.Shows(new DecoderCase(() => [], Picture.Quarters(), Tolerance: 4), image);
    }

    [Theory]
    [InlineData("png")]
    [InlineData("jpeg")]
    [InlineData("jpeg progressive")]
    [InlineData("gif")]
    [InlineData("bmp")]
    [InlineData("webp")]
    public void A_large_picture_comes_back_at_working_size(string format)
    {
        var large = Picture.Quarters(2000, 1200);
        var file = format switch
        {
            "png" => PngFile.Make(large, PngFile.Rgb, 8),
            "gif" => GifFile.Make(large),
            "bmp" => BmpFile.Make(large),
            "webp" => WebPFile.Lossless(large),
            _ => JpegFile.Make(large, progressive: format != "jpeg"),
        };

        using var image = ImageDecoder.Decode(file);

        AssertReduced(image, large);
    }

    [Theory]
    [InlineData(1025, 700)]
    [InlineData(1440, 1440)]
    [InlineData(2900, 40)]
    [InlineData(40, 4100)]
    public void Whatever_sizes_the_codec_offers_a_photo_comes_back_at_working_size(int width, int height)
    {
        var large = Picture.Quarters(width, height);

        using var image = ImageDecoder.Decode(JpegFile.Make(large));

        AssertReduced(image, large);
    }

    [Fact]
    public void A_photo_of_working_size_keeps_all_its_pixels()
    {
        using var image = ImageDecoder.Decode(JpegFile.Make(Picture.Quarters(ImageLimits.WorkingSide, 16)));

        PictureAssert.Shows(new DecoderCase(() => [], Picture.Quarters(ImageLimits.WorkingSide, 16), Tolerance: 4), image);
    }

    [Fact]
    public void A_large_photo_that_lies_on_its_side_comes_back_upright_at_working_size()
    {
        const int Turned = 6;
        var stored = Picture.Quarters(2400, 1800);

        using var image = ImageDecoder.Decode(JpegFile.Make(stored, orientation: Turned));

        AssertReduced(image, stored.Upright(Turned));
    }

    [Fact]
    public void Reduction_averages_and_leaves_nothing_out()
    {
        var stripes = Picture.Of(2 * ImageLimits.WorkingSide, 8, (x, _) => x % 2 == 0 ? (0, 0, 0, 255) : (255, 255, 255, 255));

        using var image = ImageDecoder.Decode(PngFile.Make(stripes, PngFile.Grey, 8));

        PictureAssert.Shows(
            new DecoderCase(() => [], Picture.Of(ImageLimits.WorkingSide, 4, (_, _) => (127, 127, 127, 255)), Tolerance: 1), image);
    }

    [Fact]
    public void Reduction_takes_no_colour_from_clear_pixels()
    {
        var dots = Picture.Of(2 * ImageLimits.WorkingSide, 8, (x, _) => x % 2 == 0 ? (250, 0, 0, 0) : (20, 60, 200, 255));

        using var image = ImageDecoder.Decode(PngFile.Make(dots, PngFile.Rgba, 8));

        PictureAssert.Shows(
            new DecoderCase(() => [], Picture.Of(ImageLimits.WorkingSide, 4, (_, _) => (20, 60, 200, 128)), Tolerance: 1), image);
    }

    [Fact]
    public void A_strip_keeps_at_least_one_row()
    {
        using var image = ImageDecoder.Decode(PngFile.Make(Picture.Ramp(8, width: 5000, height: 1), PngFile.Grey, 8));

        Assert.Equal((ImageLimits.WorkingSide, 1), (image.Width, image.Height));
    }

    [Fact]
    public async Task Many_threads_decode_at_once()
    {
        var photo = Picture.Quarters(2000, 1200);
        var file = JpegFile.Make(photo);

        await Parallel.ForEachAsync(Enumerable.Range(0, 12), TestContext.Current.CancellationToken, (_, _) =>
        {
            using var image = ImageDecoder.Decode(file);
            AssertReduced(image, photo);
            return ValueTask.CompletedTask;
        });
    }

    private static void AssertReduced(RasterImage image, Picture large)
    {
        Assert.Equal((large.Width, large.Height), (image.SourceWidth, image.SourceHeight));
        Assert.Equal(ImageLimits.WorkingSide, Math.Max(image.Width, image.Height));
        Assert.InRange(image.Width * (double)large.Height / large.Width, image.Height - 1, image.Height + 1);
        PictureAssert.Shows(new DecoderCase(() => [], large.ReducedTo(image.Width, image.Height), Tolerance: 4, Margin: 3), image);
    }
}
