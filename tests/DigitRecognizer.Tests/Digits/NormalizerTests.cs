using DigitRecognizer.Digits;
using DigitRecognizer.Imaging;
using DigitRecognizer.Networks;
using Xunit;

namespace DigitRecognizer.Tests.Digits;

public sealed class NormalizerTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(137)]
    [InlineData(255)]
    public void A_flat_picture_is_blank(byte level)
    {
        var samples = new byte[50 * 50];
        Array.Fill(samples, level);

        var rejected = Assert.Throws<ImageRejectedException>(() => Normalize(samples, 50));

        Assert.Equal(ImageProblem.Blank, rejected.Problem);
    }

    [Fact]
    public void Paper_without_ink_is_blank_despite_shading_and_grain()
    {
        var random = new Random(4);
        var samples = new byte[300 * 300];
        for (var i = 0; i < samples.Length; i++)
        {
            samples[i] = (byte)(170 + i % 300 / 6 + random.Next(-2, 3));
        }

        var rejected = Assert.Throws<ImageRejectedException>(() => Normalize(samples, 300));

        Assert.Equal(ImageProblem.Blank, rejected.Problem);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 40)]
    [InlineData(40, 1)]
    [InlineData(2, 3)]
    public void The_smallest_pictures_are_normalized_or_rejected_as_blank(int width, int height)
    {
        var samples = new byte[width * height];
        samples[0] = 255;
        var image = new float[LeNet.InputLength];

        try
        {
            Normalizer.Normalize(new PixelView(samples, width, height, 1), image);
            Assert.All(image, value => Assert.InRange(value, 0, 1));
        }
        catch (ImageRejectedException e)
        {
            Assert.Equal(ImageProblem.Blank, e.Problem);
        }
    }

    private static void Normalize(byte[] samples, int width) =>
        Normalizer.Normalize(new PixelView(samples, width, samples.Length / width, 1), new float[LeNet.InputLength]);
}
