using DigitRecognizer.Background;
using DigitRecognizer.Filters;
using Xunit;

namespace DigitRecognizer.Tests.Background;

public sealed class MorphologicalBackgroundTests
{
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
