using DigitRecognizer.Background;
using DigitRecognizer.Filters;
using Xunit;

namespace DigitRecognizer.Tests.Background;

public sealed class MorphologicalBackgroundTests
{
    private const int Large = 160;

    [Fact]
    public void Closing_removes_a_dark_stroke_and_keeps_the_edge_of_a_shadow()
    {
        using var grey = new Plane<byte>(Large, 40);
        for (var i = 0; i < grey.Values.Length; i++)
        {
            grey.Values[i] = (byte)(i % Large is 35 or 36 ? 20 : i % Large < 80 ? 200 : 110);
        }

        using var background = MorphologicalBackground.Of(grey, Polarity.DarkOnLight);

        Assert.Equal(200, background.Values[20 * Large + 35]);
        Assert.Equal((200, 110), (background.Values[20 * Large + 79], background.Values[20 * Large + 80]));
    }

    /// <summary>A closing alone leaves the dark rim as ink: beyond the picture there is nothing darker.</summary>
    [Theory]
    [InlineData(28)]
    [InlineData(100)]
    public void The_background_of_a_small_shaded_sheet_is_the_sheet_itself_to_its_rim(int side)
    {
        using var grey = new Plane<byte>(side, side);
        for (var i = 0; i < grey.Values.Length; i++)
        {
            grey.Values[i] = (byte)(120 + (90 * (i % side) + 30 * (i / side)) / side);
        }

        using var background = MorphologicalBackground.Of(grey, Polarity.DarkOnLight);

        Assert.All(grey.Values.ToArray().Zip(background.Values.ToArray()), pair => Assert.InRange(pair.Second - pair.First, -1, 2));
    }

    [Fact]
    public void Opening_removes_a_bright_stroke()
    {
        using var grey = new Plane<byte>(60, 40);
        for (var i = 0; i < grey.Values.Length; i++)
        {
            grey.Values[i] = (byte)(i % 60 is 15 or 16 ? 230 : 40);
        }

        using var background = MorphologicalBackground.Of(grey, Polarity.LightOnDark);

        Assert.All(background.Values.ToArray(), level => Assert.Equal(40, level));
    }
}
