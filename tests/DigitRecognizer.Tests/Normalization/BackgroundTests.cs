using DigitRecognizer.Imaging;
using DigitRecognizer.Normalization;
using Xunit;

namespace DigitRecognizer.Tests.Normalization;

public sealed class BackgroundTests
{
    [Theory]
    [InlineData(255, 0)]
    [InlineData(0, 255)]
    [InlineData(180, 90)]
    public void A_drawing_has_one_background_level_even_under_a_marker(byte paper, byte ink)
    {
        using var grey = Plane(Art.Rectangle(20, 20, new PixelBox(4, 4, 12, 12), paper, ink), 20);

        Assert.Equal(paper, BackgroundEstimate.FlatLevel(grey));
    }

    [Fact]
    public void Shaded_paper_has_no_one_level()
    {
        using var grey = new Plane<byte>(64, 64);
        for (var i = 0; i < grey.Values.Length; i++)
        {
            grey.Values[i] = (byte)(120 + i % 64 * 2);
        }

        Assert.Null(BackgroundEstimate.FlatLevel(grey));
    }

    [Fact]
    public void Closing_removes_a_dark_stroke_and_keeps_the_edge_of_a_shadow()
    {
        using var grey = new Plane<byte>(60, 40);
        for (var i = 0; i < grey.Values.Length; i++)
        {
            grey.Values[i] = (byte)(i % 60 is 15 or 16 ? 20 : i % 60 < 30 ? 200 : 110);
        }

        using var background = MorphologicalBackground.Of(grey, Polarity.DarkOnLight);

        Assert.Equal(200, background.Values[20 * 60 + 15]);
        Assert.Equal((200, 110), (background.Values[20 * 60 + 29], background.Values[20 * 60 + 30]));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(9)]
    public void The_window_extreme_is_the_extreme_of_the_window(int radius)
    {
        var random = new Random(radius);
        using var plane = new Plane<byte>(23, 17);
        random.NextBytes(plane.Values);
        var before = plane.Values.ToArray();

        WindowExtreme.Apply(plane, radius, highest: true);

        for (var i = 0; i < before.Length; i++)
        {
            byte highest = 0;
            for (var y = Math.Max(0, i / 23 - radius); y <= Math.Min(16, i / 23 + radius); y++)
            {
                for (var x = Math.Max(0, i % 23 - radius); x <= Math.Min(22, i % 23 + radius); x++)
                {
                    highest = Math.Max(highest, before[y * 23 + x]);
                }
            }

            Assert.Equal(highest, plane.Values[i]);
        }
    }

    [Theory]
    [InlineData(40, 210, Polarity.DarkOnLight)]
    [InlineData(210, 40, Polarity.LightOnDark)]
    public void Strokes_tell_the_polarity_of_a_photo(byte ink, byte paper, Polarity expected)
    {
        var random = new Random(1);
        using var grey = Plane(Art.Rectangle(200, 200, new PixelBox(95, 40, 6, 120), paper, ink), 200);
        for (var i = 0; i < grey.Values.Length; i++)
        {
            grey.Values[i] = (byte)(grey.Values[i] + random.Next(-9, 10) + i % 200 / 10);
        }

        Assert.Equal(expected, PolarityDecision.OfPhoto(grey));
    }

    private static Plane<byte> Plane(byte[] samples, int width)
    {
        var plane = new Plane<byte>(width, samples.Length / width);
        samples.CopyTo(plane.Values);
        return plane;
    }
}
