using DigitRecognizer.Background;
using DigitRecognizer.Filters;
using DigitRecognizer.Imaging;
using DigitRecognizer.Ink;
using DigitRecognizer.Tests.Filters;
using Xunit;

namespace DigitRecognizer.Tests.Ink;

public sealed class InkMapTests
{
    [Theory]
    [InlineData(Polarity.DarkOnLight, 200, 120)]
    [InlineData(Polarity.LightOnDark, 60, 140)]
    public void Ink_is_the_difference_from_the_background_on_the_side_of_the_polarity(Polarity polarity, byte paper, byte ink)
    {
        using var grey = AsciiPicture.Plane(AsciiPicture.Rectangle(40, 40, new PixelBox(18, 8, 4, 24), paper, ink), 40);

        using var map = Of(grey, paper, polarity);

        Assert.Equal(80, map.Ink.Row(20)[19]);
        Assert.Equal(0, map.Ink.Row(20)[5]);
        Assert.Equal(4 * 24, map.Mask.Values.ToArray().Count(v => v == 1));
        Assert.Equal(0, map.Noise);
    }

    [Fact]
    public void A_difference_on_the_other_side_of_the_background_is_not_ink()
    {
        using var grey = AsciiPicture.Plane(AsciiPicture.Rectangle(40, 40, new PixelBox(18, 8, 4, 24), paper: 100, ink: 180), 40);

        using var map = Of(grey, 100, Polarity.DarkOnLight);

        Assert.All(map.Mask.Values.ToArray(), v => Assert.Equal(0, v));
    }

    [Fact]
    public void The_noise_of_the_paper_is_measured_and_stays_out_of_the_mask()
    {
        var random = new Random(5);
        using var grey = AsciiPicture.Plane(AsciiPicture.Rectangle(100, 100, new PixelBox(45, 20, 8, 60), paper: 200, ink: 60), 100);
        foreach (ref var level in grey.Values)
        {
            level = (byte)(level + random.Next(-6, 7));
        }

        using var map = Of(grey, 200, Polarity.DarkOnLight);

        // Uniform noise of 13 levels has a standard deviation of 3.7.
        Assert.InRange(map.Noise, 3, 5);
        Assert.Equal(8 * 60, map.Mask.Values.ToArray().Count(v => v == 1));
    }

    private static InkMap Of(Plane<byte> grey, byte level, Polarity polarity)
    {
        using var background = new Plane<byte>(grey.Width, grey.Height);
        background.Values.Fill(level);
        return InkMap.Of(grey, background, polarity);
    }
}
