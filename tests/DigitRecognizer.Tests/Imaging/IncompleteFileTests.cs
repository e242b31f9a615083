using System.Text;
using DigitRecognizer.Conformance;
using DigitRecognizer.Conformance.Images;
using DigitRecognizer.Imaging;
using Xunit;

namespace DigitRecognizer.Tests.Imaging;

/// <summary>Files without their last bytes: read where every row is there.</summary>
public sealed class IncompleteFileTests
{
    [Theory]
    [InlineData((int)JpegColours.Grey, 0, "")]
    [InlineData((int)JpegColours.YCbCr, 0, "")]
    [InlineData((int)JpegColours.YCbCr, 3, "")]
    [InlineData((int)JpegColours.YCbCr, 0, "a camera's own data")]
    public void A_baseline_jpeg_without_the_marker_of_its_end_is_read(int channels, int restartInterval, string trailer)
    {
        var picture = Picture.GreyQuarters();
        var whole = JpegFile.Make(picture, (JpegColours)channels, restartInterval: restartInterval);

        using var image = ImageDecoder.Decode((byte[])[.. whole[..^2], .. Encoding.ASCII.GetBytes(trailer)]);

        PictureAssert.Shows(new DecoderCase(() => [], picture, Tolerance: 4), image);
    }

    [Theory]
    [InlineData((int)JpegColours.Grey, 0)]
    [InlineData((int)JpegColours.YCbCr, 0)]
    [InlineData((int)JpegColours.YCbCr, 3)]
    public void A_jpeg_that_lacks_the_last_bytes_of_its_rows_is_corrupt(int channels, int restartInterval)
    {
        var whole = JpegFile.Make(Picture.Quarters(), (JpegColours)channels, restartInterval: restartInterval);

        DecoderAssert.Rejects(ImageProblem.Corrupt, whole.AsMemory(0, whole.Length - 4));
    }

    [Theory]
    [InlineData(false, 12)]
    [InlineData(false, 5)]
    [InlineData(true, 12)]
    public void A_png_without_its_end_is_read(bool interlaced, int missing)
    {
        var picture = Picture.Quarters();

        using var image = ImageDecoder.Decode(PngFile.Make(picture, PngFile.Rgb, 8, interlaced).AsSpan()[..^missing]);

        PictureAssert.Shows(new DecoderCase(() => [], picture), image);
    }

    [Fact]
    public void A_png_without_its_end_and_some_rows_is_corrupt() =>
        DecoderAssert.Rejects(ImageProblem.Corrupt, PngFile.Make(Picture.Quarters(), PngFile.Rgb, 8, share: 0.9).AsMemory()[..^12]);
}
