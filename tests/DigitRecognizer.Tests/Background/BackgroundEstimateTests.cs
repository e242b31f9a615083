using DigitRecognizer.Background;
using DigitRecognizer.Filters;
using DigitRecognizer.Imaging;
using DigitRecognizer.Tests.Filters;
using Xunit;

namespace DigitRecognizer.Tests.Background;

public sealed class BackgroundEstimateTests
{
    [Theory]
    [InlineData(255, 0)]
    [InlineData(0, 255)]
    [InlineData(180, 90)]
    public void A_drawing_has_a_flat_background_even_where_ink_covers_much_of_it(byte paper, byte ink)
    {
        using var grey = AsciiPicture.Plane(AsciiPicture.Rectangle(20, 20, new PixelBox(4, 4, 12, 12), paper, ink), 20);

        Assert.Equal(paper, BackgroundEstimate.FlatLevel(grey));
    }

    /// <summary>With a tool bar the edge has several levels, but half the picture has exactly one, which no photo has.</summary>
    [Fact]
    public void A_screenshot_with_a_tool_bar_has_the_level_of_its_canvas()
    {
        var samples = AsciiPicture.Rectangle(40, 40, new PixelBox(18, 18, 4, 16), paper: 240, ink: 20);
        for (var i = 0; i < 10 * 40; i++)
        {
            samples[i] = (byte)(60 + i % 40);
        }

        using var grey = AsciiPicture.Plane(samples, 40);

        Assert.Equal((byte)240, BackgroundEstimate.FlatLevel(grey));
    }

    [Fact]
    public void Shaded_paper_has_no_flat_background()
    {
        using var grey = new Plane<byte>(64, 64);
        for (var i = 0; i < grey.Values.Length; i++)
        {
            grey.Values[i] = (byte)(120 + i % 64 * 2);
        }

        Assert.Null(BackgroundEstimate.FlatLevel(grey));
    }
}
