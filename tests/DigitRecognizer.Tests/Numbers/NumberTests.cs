using DigitRecognizer.Components;
using DigitRecognizer.Grey;
using DigitRecognizer.Imaging;
using DigitRecognizer.Numbers;
using DigitRecognizer.Testing;
using DigitRecognizer.Tests.Digits;
using DigitRecognizer.Tests.Scenes;
using Xunit;

namespace DigitRecognizer.Tests.Numbers;

public sealed class NumberTests
{
    private const int Numbers = 250;

    /// <summary>Sizes are in pixels for one of MNIST's: digits are about 20 to 60 pixels high.</summary>
    [Theory]
    [InlineData(Spacing.Gaps, 1, false, 0.96)]
    [InlineData(Spacing.Gaps, 1.5, true, 0.96)]
    [InlineData(Spacing.Gaps, 3, false, 0.96)]
    [InlineData(Spacing.Touching, 1, false, 0.84)]
    [InlineData(Spacing.Touching, 1.5, true, 0.89)]
    [InlineData(Spacing.Touching, 3, false, 0.92)]
    [InlineData(Spacing.Overlapping, 3, true, 0.7)]
    public async Task Four_digits_in_random_heights_are_read(Spacing spacing, float size, bool inkIsDark, double atLeast)
    {
        var mnist = await MnistFiles.ReadTestAsync(TestContext.Current.CancellationToken);
        var random = new Random(11);
        var right = 0;
        for (var i = 0; i < Numbers; i++)
        {
            right += IsRead(mnist, random, digits: 4, spacing, size, inkIsDark) ? 1 : 0;
        }

        TestContext.Current.SendDiagnosticMessage($"{spacing}, size {size}: {right} of {Numbers}");
        Assert.True(right >= atLeast * Numbers, $"{right} of {Numbers} were read right.");
    }

    [Theory]
    [InlineData(2)]
    [InlineData(6)]
    [InlineData(8)]
    public async Task Numbers_of_other_lengths_are_read(int digits)
    {
        var mnist = await MnistFiles.ReadTestAsync(TestContext.Current.CancellationToken);
        var random = new Random(12);
        var right = 0;
        for (var i = 0; i < 100; i++)
        {
            right += IsRead(mnist, random, digits, Spacing.Gaps, 2, inkIsDark: true) ? 1 : 0;
        }

        Assert.True(right >= 88, $"{right} of 100 were read right.");
    }

    [Fact]
    public async Task A_digit_alone_is_a_number_of_one_digit()
    {
        const int Digits = 1000;
        var mnist = await MnistFiles.ReadTestAsync(TestContext.Current.CancellationToken);
        var right = 0;
        for (var i = 0; i < Digits; i++)
        {
            var reading = PackagedModel.NumberReader.Read(new PixelView(mnist.Picture(i), 28, 28, 1));
            right += reading.Number == $"{mnist.Label(i)}" ? 1 : 0;
        }

        Assert.True(right >= 0.97 * Digits, $"{right} of {Digits} were read right.");
    }

    /// <summary>
    /// The segment classifier is trained on cut digits, LeNet on single ones: where nothing was cut, both modes give the same answer.
    /// </summary>
    [Fact]
    public async Task A_digit_that_was_not_cut_gets_the_same_answer_as_a_single_digit()
    {
        const int Digits = 100;
        var mnist = await MnistFiles.ReadTestAsync(TestContext.Current.CancellationToken);
        var alike = 0;
        for (var i = 0; i < Digits; i++)
        {
            var picture = NumberPicture.Compose(new Random(i), [mnist.Picture(i).ToArray()], Spacing.Gaps, size: 3);
            var digits = PackagedModel.NumberReader.Read(picture.View).Digits;
            if (digits is [var digit] && digit.Location.Box == PackagedModel.DigitReader.Read(picture.View).Location.Box)
            {
                alike++;
                Assert.Equal(
                    PackagedModel.DigitReader.Read(picture.View).Probabilities, digit.Probabilities, (a, b) => Math.Abs(a - b) < 5e-3);
            }
        }

        Assert.True(alike >= 0.9 * Digits, $"{alike} of {Digits} were found in the same box.");
    }

    /// <summary>The time for a picture grows with its fragments, and no real number has so many digits.</summary>
    [Fact]
    public async Task A_row_of_hundreds_of_digits_is_cut_into_a_bounded_number_of_fragments()
    {
        const int Repeated = 20, Digits = 8;
        var mnist = await MnistFiles.ReadTestAsync(TestContext.Current.CancellationToken);
        var number = NumberPicture.Compose(
            new Random(3), Enumerable.Range(0, Digits).Select(i => mnist.Picture(i).ToArray()), Spacing.Touching).View;
        var row = new byte[Repeated * number.Samples.Length];
        for (var y = 0; y < number.Height; y++)
        {
            for (var i = 0; i < Repeated; i++)
            {
                number.Samples.Slice(y * number.Width, number.Width).CopyTo(row.AsSpan((y * Repeated + i) * number.Width));
            }
        }

        using var grey = Luminance.Extract(new PixelView(row, Repeated * number.Width, number.Height, 1), 1);
        using var picture = SegmentedPicture.Of(grey, 1);
        Assert.True(DigitLine.TryFind(picture.InkMap, picture.Components, out var found));
        using var line = found;

        Assert.InRange(line.Origins.Length, Digits, DigitLine.MaxFragments);
    }

    [Fact]
    public async Task A_fives_loose_bar_belongs_to_it()
    {
        var mnist = await MnistFiles.ReadTestAsync(TestContext.Current.CancellationToken);
        var five = mnist.Picture(15).ToArray();
        Assert.Equal(5, mnist.Label(15));
        for (var y = 9; y < 11; y++)
        {
            five.AsSpan(y * 28, 28).Clear();
        }

        var picture =
            NumberPicture.Compose(new Random(1), [mnist.Picture(0).ToArray(), five, mnist.Picture(1).ToArray()], Spacing.Gaps, size: 2);

        var reading = PackagedModel.NumberReader.Read(picture.View);

        Assert.Equal("752", reading.Number);
    }

    [Fact]
    public async Task The_digits_boxes_run_from_left_to_right_inside_the_picture()
    {
        var mnist = await MnistFiles.ReadTestAsync(TestContext.Current.CancellationToken);
        var picture = NumberPicture.Compose(new Random(2), Enumerable.Range(0, 3).Select(i => mnist.Picture(i).ToArray()), Spacing.Gaps);

        var reading = PackagedModel.NumberReader.Read(picture.View, explain: true);

        Assert.Equal("721", reading.Number);
        Assert.Equal(reading.Digits.Min(digit => digit.Confidence), reading.Confidence);
        Assert.Equal(reading.Digits.OrderBy(digit => digit.Location.Box.X), reading.Digits);
        Assert.All(reading.Digits, digit => Assert.Equal(784, digit.Input!.Length));
        Assert.All(reading.Digits, digit => Assert.InRange(digit.Location.Box.X + digit.Location.Box.Width, 1, picture.Width));
    }

    [Fact]
    public void Nothing_is_no_number() =>
        Assert.Throws<ImageRejectedException>(() => PackagedModel.NumberReader.Read(new PixelView(new byte[400], 20, 20, 1)));

    private static bool IsRead(MnistSet mnist, Random random, int digits, Spacing spacing, float size, bool inkIsDark)
    {
        var chosen = Enumerable.Range(0, digits).Select(_ => random.Next(mnist.Count)).ToArray();
        var picture = NumberPicture.Compose(random, chosen.Select(index => mnist.Picture(index).ToArray()), spacing, size, inkIsDark);
        return PackagedModel.NumberReader.Read(picture.View).Number == string.Concat(chosen.Select(mnist.Label));
    }
}
