using DigitRecognizer.Conformance;
using DigitRecognizer.Conformance.Images;
using DigitRecognizer.Imaging;
using Xunit;

namespace DigitRecognizer.Tests.Imaging;

/// <summary>
/// Files on which ImageSharp 2.1 by itself never returns, allocates without limit, or invents pixels. A decoder that hangs fails by the
/// time limit.
/// </summary>
public sealed class LibraryGuardTests
{
    private const int TimeLimit = 30_000;

    [Theory(Timeout = TimeLimit)]
    [InlineData(true, 0.01)]
    [InlineData(true, 0.3)]
    [InlineData(true, 0.99)]
    [InlineData(false, 0.01)]
    [InlineData(false, 0.3)]
    [InlineData(false, 0.99)]
    public Task A_png_whose_image_data_ends_early_is_corrupt(bool interlaced, double share) =>
        AssertRejected(ImageProblem.Corrupt, PngFile.Make(Picture.Quarters(), PngFile.Rgb, 8, interlaced, share: share),
            TestContext.Current.CancellationToken);

    [Theory(Timeout = TimeLimit)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public Task An_interlaced_png_under_5_pixels_wide_is_refused_with_what_to_do(int width) =>
        AssertRejected(ImageProblem.UnsupportedFormat, PngFile.Make(Picture.Quarters(width, 9), PngFile.Rgb, 8, interlaced: true),
            TestContext.Current.CancellationToken, "without interlacing");

    [Theory(Timeout = TimeLimit)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    public Task An_interlaced_png_from_5_pixels_wide_is_read(int width)
    {
        var picture = Picture.Quarters(width, 9);
        return AssertShows(picture, PngFile.Make(picture, PngFile.Rgb, 8, interlaced: true), TestContext.Current.CancellationToken);
    }

    [Theory(Timeout = TimeLimit)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(100)]
    public Task An_interlaced_png_is_read_however_many_chunks_hold_its_data(int dataChunks) =>
        AssertShows(Picture.Quarters(), PngFile.Make(Picture.Quarters(), PngFile.Rgb, 8, interlaced: true, dataChunks: dataChunks),
            TestContext.Current.CancellationToken);

    [Theory(Timeout = TimeLimit)]
    [InlineData(true)]
    [InlineData(false)]
    public Task Png_data_behind_the_picture_in_the_next_chunk_does_no_harm(bool interlaced) =>
        AssertShows(Picture.Quarters(), PngFile.WithMoreData(Picture.Quarters(), interlaced), TestContext.Current.CancellationToken);

    [Theory(Timeout = TimeLimit)]
    [InlineData(true)]
    [InlineData(false)]
    public Task Png_data_that_is_split_by_another_chunk_is_corrupt(bool interlaced) =>
        AssertRejected(
            ImageProblem.Corrupt, PngFile.WithDataBehindText(Picture.Quarters(), interlaced), TestContext.Current.CancellationToken);

    [Theory(Timeout = TimeLimit)]
    [InlineData(true)]
    [InlineData(false)]
    public Task A_png_with_a_second_header_is_corrupt(bool interlaced) =>
        AssertRejected(
            ImageProblem.Corrupt, PngFile.WithSecondHeader(Picture.Quarters(), interlaced), TestContext.Current.CancellationToken);

    [Fact(Timeout = TimeLimit)]
    public Task A_black_png_is_read_though_its_last_row_is_zero()
    {
        var black = Picture.Of(30, 20, (_, _) => (0, 0, 0, 255));
        return AssertShows(black, PngFile.Make(black, PngFile.Grey, 8), TestContext.Current.CancellationToken);
    }

    [Theory(Timeout = TimeLimit)]
    [InlineData(0x7FFFFFFF)]
    [InlineData(0x7FFFFF00)]
    [InlineData(-1)]
    public async Task A_bmp_whose_pixels_start_behind_its_end_is_corrupt_and_costs_no_memory(int offset)
    {
        const long Limit = 1 << 20;
        var file = BmpFile.WithPixelsAt(offset, Picture.Quarters());
        await AssertRejected(ImageProblem.Corrupt, file, TestContext.Current.CancellationToken);
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Throws<ImageRejectedException>(() => ImageDecoder.Decode(file));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, Limit);
    }

    [Theory(Timeout = TimeLimit)]
    [InlineData(1)]
    [InlineData(1000)]
    public Task A_bmp_that_lacks_pixels_is_corrupt(int missing) =>
        AssertRejected(ImageProblem.Corrupt, BmpFile.Make(Picture.Quarters())[..^missing], TestContext.Current.CancellationToken);

    [Fact(Timeout = TimeLimit)]
    public Task A_bmp_without_the_padding_of_its_last_row_is_read()
    {
        var picture = Picture.Quarters(61, 35);
        return AssertShows(picture, BmpFile.Make(picture)[..^1], TestContext.Current.CancellationToken);
    }

    [Fact(Timeout = TimeLimit)]
    public Task The_first_frame_of_an_animated_webp_is_placed_on_its_canvas()
    {
        var frame = Picture.Quarters(20, 10);
        var canvas = Picture.Of(64, 32, (x, y) => x is >= 6 and < 26 && y is >= 4 and < 14 ? frame[x - 6, y - 4] : (0, 0, 0, 0));
        return AssertShows(canvas, WebPFile.AnimatedAt(6, 4, 64, 32, frame), TestContext.Current.CancellationToken);
    }

    [Theory(Timeout = TimeLimit)]
    [InlineData(8_000_000, 1)]
    [InlineData(1, 8_000_000)]
    [InlineData(ImageLimits.MaxSide + 1, 1)]
    public Task A_side_that_is_too_long_is_refused(int width, int height) =>
        AssertRejected(
            ImageProblem.TooLarge, PngFile.HeaderOnly(width, height), TestContext.Current.CancellationToken, "no side may exceed 65535");

    [Theory(Timeout = TimeLimit)]
    [InlineData(ImageLimits.MaxSide, 1)]
    [InlineData(1, ImageLimits.MaxSide)]
    public async Task One_row_and_one_column_of_the_longest_side_are_read(int width, int height)
    {
        var file = PngFile.Make(Picture.Of(width, height, (_, _) => (255, 255, 255, 255)), PngFile.Grey, 8);

        using var image = await Task.Run(() => ImageDecoder.Decode(file), TestContext.Current.CancellationToken);

        Assert.Equal((width, height), (image.SourceWidth, image.SourceHeight));
        Assert.False(image.Samples.ContainsAnyExcept((byte)255));
    }

    [Fact(Timeout = TimeLimit)]
    public Task A_jpeg_of_very_many_scans_is_refused() =>
        AssertRejected(ImageProblem.TooLarge, JpegFile.ManyScans(7_000, 7_000, 100_000), TestContext.Current.CancellationToken, "64 scans");

    [Fact(Timeout = TimeLimit)]
    public Task A_jpeg_too_short_for_its_blocks_is_corrupt() =>
        AssertRejected(ImageProblem.Corrupt, JpegFile.EmptyScan(7_000, 7_000), TestContext.Current.CancellationToken);

    [Theory(Timeout = TimeLimit)]
    [InlineData(5_500, 5_000)]
    public Task A_webp_that_needs_too_much_memory_is_refused(int width, int height) =>
        AssertRejected(ImageProblem.TooLarge, WebPFile.HeaderOnly(width, height), TestContext.Current.CancellationToken, "too much memory");

    /// <summary>On another thread, so that the test's time limit ends it where the decoder does not return.</summary>
    private static async Task AssertShows(Picture expected, byte[] file, CancellationToken cancellationToken)
    {
        using var image = await Task.Run(() => ImageDecoder.Decode(file), cancellationToken);

        PictureAssert.Shows(new DecoderCase(() => [], expected), image);
    }

    private static async Task AssertRejected(ImageProblem problem, byte[] file, CancellationToken cancellationToken, string advice = "")
    {
        var rejection = await Assert.ThrowsAsync<ImageRejectedException>(
            () => Task.Run(() => ImageDecoder.Decode(file).Dispose(), cancellationToken));

        Assert.Equal(problem, rejection.Problem);
        Assert.Contains(advice, rejection.Message, StringComparison.Ordinal);
    }
}
