using DigitRecognizer.Components;
using DigitRecognizer.Grey;
using DigitRecognizer.Imaging;
using DigitRecognizer.Numbers;
using DigitRecognizer.Testing;
using DigitRecognizer.Tests.Filters;
using DigitRecognizer.Tests.Scenes;
using Xunit;

namespace DigitRecognizer.Tests.Numbers;

public sealed class LineEvidenceTests
{
    [Fact]
    public void The_line_is_drawn_at_one_height_with_what_stood_in_its_middle_in_its_middle()
    {
        const int Width = 200, Height = 120, Left = 30, Top = 20, Wide = 120, High = 84;
        using var grey = Luminance.Extract(
            new PixelView(AsciiPicture.Rectangle(Width, Height, new PixelBox(Left, Top, Wide, High)), Width, Height, 1), 1);
        using var picture = SegmentedPicture.Of(grey, 1);
        Assert.True(DigitLine.TryFind(picture.InkMap, picture.Components, out var found));
        using var line = found;

        var drawn = LinePicture.Draw(line, picture.InkMap.Ink);

        var columns = drawn.Values.Length / LineClassifier.Rows;
        Assert.Equal(drawn.Frames / 2f, drawn.FrameOf(2 * Left + Wide), 1f);
        Assert.Equal(
            28 * Wide / High, Enumerable.Range(0, columns).Count(x => drawn.Values[LineClassifier.Rows / 2 * columns + x] > 0.5f), 1.0);
        Assert.Equal(28, Enumerable.Range(0, LineClassifier.Rows).Count(y => drawn.Values[y * columns + columns / 2] > 0.5f), 1.0);
        Assert.InRange(drawn.Values.Max(), 0.9f, 1);
    }

    [Fact]
    public void A_dash_of_any_length_takes_a_bounded_number_of_columns()
    {
        const int Width = 1000, Height = 30;
        using var grey = Luminance.Extract(
            new PixelView(AsciiPicture.Rectangle(Width, Height, new PixelBox(10, 14, Width - 20, 2)), Width, Height, 1), 1);
        using var picture = SegmentedPicture.Of(grey, 1);
        Assert.True(DigitLine.TryFind(picture.InkMap, picture.Components, out var found));
        using var line = found;

        Assert.InRange(LinePicture.Draw(line, picture.InkMap.Ink).Frames, 1, 2048);
    }

    [Fact]
    public async Task Each_digits_place_speaks_for_it_and_the_place_between_two_for_none()
    {
        const int Numbers = 40;
        var mnist = await MnistFiles.ReadTestAsync(TestContext.Current.CancellationToken);
        int right = 0, places = 0, empty = 0, gaps = 0;
        for (var i = 0; i < Numbers; i++)
        {
            int[] digits = [2 * i, 2 * i + 1];
            var number =
                NumberPicture.Compose(new Random(i), digits.Select(digit => mnist.Picture(digit).ToArray()), Spacing.Gaps, size: 2);
            using var grey = Luminance.Extract(number.View, 1);
            using var picture = SegmentedPicture.Of(grey, 1);
            Assert.True(DigitLine.TryFind(picture.InkMap, picture.Components, out var found));
            using var line = found;
            if (line.Fragments.All.Length == 2)
            {
                var evidence = LineEvidence.Of(line, picture.InkMap.Ink);
                var (first, second) = (line.Select(0, 1).Box, line.Select(1, 2).Box);
                var between = (first.X + first.Width + second.X) / 2;
                right += Says(evidence, first) == mnist.Label(digits[0]) ? 1 : 0;
                right += Says(evidence, second) == mnist.Label(digits[1]) ? 1 : 0;
                places++;
                if (Math.Min(between - first.X - first.Width / 2, second.X + second.Width / 2 - between) > line.Height / 3)
                {
                    empty += Says(evidence, first with { X = between - 1, Width = 2 }) is null ? 1 : 0;
                    gaps++;
                }
            }
        }

        Assert.True(places > Numbers / 4, $"{places} numbers were found as two components.");
        Assert.True(right >= 0.9 * 2 * places, $"{right} of {2 * places} digits were found.");
        Assert.True(gaps > Numbers / 8, $"{gaps} numbers have a wide gap.");
        Assert.True(empty >= 0.9 * gaps, $"{empty} of {gaps} wide gaps were found empty.");
    }

    /// <summary>The digit that most speaks for, if anything does.</summary>
    private static int? Says(LineEvidence evidence, PixelBox box)
    {
        var scores = new float[SegmentClassifier.Digits];
        evidence.AddTo(scores, box);
        return scores.Max() > 0 ? scores.IndexOf(scores.Max()) : null;
    }
}
