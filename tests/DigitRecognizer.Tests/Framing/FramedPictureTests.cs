using DigitRecognizer.Framing;
using DigitRecognizer.Imaging;
using DigitRecognizer.Networks;
using DigitRecognizer.Tests.Filters;
using Xunit;

namespace DigitRecognizer.Tests.Framing;

public sealed class FramedPictureTests
{
    [Fact]
    public void A_picture_framed_as_MNIST_is_copied()
    {
        var samples = AsciiPicture.Rectangle(28, 28, new PixelBox(12, 4, 4, 20), paper: 0, ink: 255);
        samples[14 * 28 + 11] = 77;
        var image = new float[LeNet.InputLength];
        using var picture = AsciiPicture.Plane(samples, 28);

        Assert.True(FramedPicture.TryCopy(picture, image, out var location));

        Assert.Equal(samples, image.Select(v => (byte)MathF.Round(v * 255)));
        Assert.Equal(new PixelBox(11, 4, 5, 20), location.Box);
    }

    [Theory]
    [InlineData(12, 4, 19)]
    [InlineData(12, 8, 20)]
    [InlineData(3, 4, 20)]
    public void A_digit_of_another_height_or_position_is_not_copied(int x, int y, int height)
    {
        using var picture = AsciiPicture.Plane(AsciiPicture.Rectangle(28, 28, new PixelBox(x, y, 4, height), paper: 0, ink: 255), 28);

        Assert.False(FramedPicture.TryCopy(picture, new float[LeNet.InputLength], out _));
    }
}
