using DigitRecognizer.Background;
using DigitRecognizer.Filters;
using DigitRecognizer.Imaging;
using DigitRecognizer.Tests.Filters;
using Xunit;

namespace DigitRecognizer.Tests.Background;

public sealed class PolarityDecisionTests
{
    [Theory]
    [InlineData(0, 255, Polarity.DarkOnLight)]
    [InlineData(255, 0, Polarity.LightOnDark)]
    [InlineData(150, 170, Polarity.DarkOnLight)]
    public void What_differs_from_a_flat_background_is_ink(byte ink, byte paper, Polarity expected)
    {
        using var grey = AsciiPicture.Plane(AsciiPicture.Rectangle(40, 40, new PixelBox(18, 8, 4, 24), paper, ink), 40);
        using var background = new Plane<byte>(40, 40);
        background.Values.Fill(paper);

        Assert.Equal(expected, PolarityDecision.Of(grey, background));
    }

    /// <summary>The bar covers more of the picture than the digit, but it is at the edge.</summary>
    [Fact]
    public void A_tool_bar_at_the_edge_counts_less_than_a_stroke_in_the_middle()
    {
        var samples = AsciiPicture.Rectangle(40, 40, new PixelBox(16, 8, 8, 24), paper: 128, ink: 0);
        samples.AsSpan(0, 5 * 40).Fill(255);
        using var grey = AsciiPicture.Plane(samples, 40);
        using var background = new Plane<byte>(40, 40);
        background.Values.Fill(128);

        Assert.Equal(Polarity.DarkOnLight, PolarityDecision.Of(grey, background));
    }

    [Theory]
    [InlineData(40, 210, Polarity.DarkOnLight)]
    [InlineData(210, 40, Polarity.LightOnDark)]
    public void The_polarity_of_a_photo_is_that_of_its_strokes(byte ink, byte paper, Polarity expected)
    {
        var random = new Random(1);
        using var grey = AsciiPicture.Plane(AsciiPicture.Rectangle(200, 200, new PixelBox(95, 40, 6, 120), paper, ink), 200);
        for (var i = 0; i < grey.Values.Length; i++)
        {
            grey.Values[i] = (byte)(grey.Values[i] + random.Next(-9, 10) + i % 200 / 10);
        }

        Assert.Equal(expected, PolarityDecision.OfPhoto(grey));
    }

    /// <summary>The sheet is half of the picture, and differs most from a wide median.</summary>
    [Theory]
    [InlineData(30, 220, 40, Polarity.DarkOnLight)]
    [InlineData(220, 30, 210, Polarity.LightOnDark)]
    public void A_thin_stroke_on_a_sheet_counts_more_than_the_sheet_on_its_table(byte table, byte sheet, byte ink, Polarity expected)
    {
        using var grey = AsciiPicture.Plane(AsciiPicture.Rectangle(200, 200, new PixelBox(33, 33, 134, 134), table, sheet), 200);
        for (var y = 85; y < 115; y++)
        {
            grey.Row(y)[99..101].Fill(ink);
        }

        Assert.Equal(expected, PolarityDecision.OfPhoto(grey));
    }
}
