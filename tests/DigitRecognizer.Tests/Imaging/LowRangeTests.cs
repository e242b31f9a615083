using DigitRecognizer.Conformance;
using DigitRecognizer.Conformance.Images;
using DigitRecognizer.Imaging;
using Xunit;

namespace DigitRecognizer.Tests.Imaging;

/// <summary>Files that use little of their scale.</summary>
public sealed class LowRangeTests
{
    [Theory]
    [InlineData(PngFile.Grey, 419)]
    [InlineData(PngFile.Grey, 1020)]
    [InlineData(PngFile.Rgb, 255)]
    [InlineData(PngFile.Rgb, 4095)]
    public void A_16_bit_png_that_uses_little_of_its_scale_is_stretched(int colour, int white)
    {
        var picture = Picture.Of(32, 16, (x, _) => x < 8 ? (0, 0, 0, 255) : x < 16 ? (128, 128, 128, 255) : (255, 255, 255, 255));

        using var image = ImageDecoder.Decode(PngFile.Make(picture, colour, 16, white: white));

        PictureAssert.Shows(new DecoderCase(() => [], picture, Tolerance: 1), image);
    }

    [Theory]
    [InlineData(PngFile.Grey)]
    [InlineData(PngFile.Rgb)]
    public void An_8_bit_png_of_zeros_and_ones_is_a_mask(int colour)
    {
        var picture = Picture.Of(32, 16, (x, _) => x < 16 ? (0, 0, 0, 255) : (255, 255, 255, 255));

        using var image = ImageDecoder.Decode(PngFile.Make(picture, colour, 8, white: 1));

        PictureAssert.Shows(new DecoderCase(() => [], picture), image);
    }

    [Theory]
    [InlineData(8, 2)]
    [InlineData(16, 4200)]
    public void A_dark_png_above_these_limits_stays_as_it_is(int depth, int white)
    {
        using var image =
            ImageDecoder.Decode(PngFile.Make(Picture.Of(32, 16, (_, _) => (255, 255, 255, 255)), PngFile.Grey, depth, white: white));

        Assert.InRange(image.Samples[0], 1, 20);
    }
}
