using DigitRecognizer.Imaging;
using DigitRecognizer.Testing;
using DigitRecognizer.Tests.Scenes;
using Xunit;

namespace DigitRecognizer.Tests.Reading;

public sealed class NumberTests
{
    private const int Numbers = 300;

    [Theory]
    [InlineData(false, 0.92)]
    [InlineData(true, 0.42)]
    public async Task Four_digits_in_random_heights_are_read(bool touching, double atLeast)
    {
        var mnist = await MnistFiles.ReadTestAsync(TestContext.Current.CancellationToken);
        var random = new Random(11);
        var right = 0;
        for (var i = 0; i < Numbers; i++)
        {
            var chosen = Enumerable.Range(0, 4).Select(_ => random.Next(mnist.Count)).ToArray();
            var pictures = chosen.Select(index => mnist.Picture(index).ToArray()).ToArray();
            var pixels = NumberPicture.Compose(random, pictures, touching, out var width);

            var reading = PackagedModel.Reader.ReadNumber(new PixelView(pixels, width, pixels.Length / width, 1));

            right += reading.Number == string.Concat(chosen.Select(index => mnist.Label(index))) ? 1 : 0;
        }

        Assert.True(right >= atLeast * Numbers, $"{right} of {Numbers} were read right.");
    }

    [Fact]
    public async Task The_digits_boxes_run_from_left_to_right_inside_the_picture()
    {
        var mnist = await MnistFiles.ReadTestAsync(TestContext.Current.CancellationToken);
        var pixels = NumberPicture.Compose(new Random(2), [.. Enumerable.Range(0, 3).Select(i => mnist.Picture(i).ToArray())], touching: false, out var width);

        var reading = PackagedModel.Reader.ReadNumber(new PixelView(pixels, width, pixels.Length / width, 1), explain: true);

        Assert.Equal("721", reading.Number);
        Assert.Equal(reading.Digits.Min(digit => digit.Confidence), reading.Confidence);
        Assert.Equal(reading.Digits.OrderBy(digit => digit.Finding.Box.X), reading.Digits);
        Assert.All(reading.Digits, digit => Assert.Equal(784, digit.Input!.Length));
        Assert.All(reading.Digits, digit => Assert.InRange(digit.Finding.Box.X + digit.Finding.Box.Width, 1, width));
    }

    [Fact]
    public void Nothing_is_no_number() =>
        Assert.Throws<ImageRejectedException>(() => PackagedModel.Reader.ReadNumber(new PixelView(new byte[400], 20, 20, 1)));
}
