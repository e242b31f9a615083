using DigitRecognizer.Background;
using DigitRecognizer.Components;
using DigitRecognizer.Digits;
using DigitRecognizer.Imaging;
using DigitRecognizer.Networks;
using DigitRecognizer.Tests.Filters;
using Xunit;

namespace DigitRecognizer.Tests.Framing;

public sealed class FramingTests
{
    [Theory]
    [InlineData(280, 60, 40, 12, 100)]
    [InlineData(64, 30, 5, 2, 40)]
    [InlineData(900, 700, 500, 3, 300)]
    [InlineData(28, 12, 3, 2, 22)]
    public void A_bar_of_any_size_anywhere_becomes_20_pixels_high_and_centred(int side, int x, int y, int width, int height)
    {
        var image = Normalize(AsciiPicture.Rectangle(side, side, new PixelBox(x, y, width, height)), side, out var location);

        var rows = Enumerable.Range(0, 28).Where(row => Enumerable.Range(0, 28).Any(column => image[row * 28 + column] > 0.5f)).ToArray();
        Assert.InRange(rows.Length, 19, 21);
        Assert.InRange(rows.Average(), 13, 14);
        Assert.InRange(Mass(image, 28), 1.5 * 20, 5.5 * 20);
        Assert.Equal(new PixelBox(x, y, width, height), location.Box);
        Assert.Equal((Polarity.DarkOnLight, (byte)255), (location.Polarity, location.Background));
    }

    [Fact]
    public void Both_polarities_give_the_same_picture()
    {
        var dark = Normalize(AsciiPicture.Rectangle(100, 100, new PixelBox(20, 30, 8, 50), 230, 30), 100, out _);
        var bright = Normalize(AsciiPicture.Rectangle(100, 100, new PixelBox(20, 30, 8, 50), 30, 230), 100, out var location);

        Assert.Equal(dark, bright);
        Assert.Equal(Polarity.LightOnDark, location.Polarity);
    }

    private static float[] Normalize(byte[] samples, int width, out DigitLocation location)
    {
        var image = new float[LeNet.InputLength];
        location = Normalizer.Normalize(new PixelView(samples, width, samples.Length / width, 1), image);
        return image;
    }

    private static double Mass(float[] image, int width) => image.Chunk(width).Sum(row => row.Sum(v => (double)v));
}
