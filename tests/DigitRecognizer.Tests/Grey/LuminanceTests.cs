using DigitRecognizer.Grey;
using DigitRecognizer.Tests.Filters;
using Xunit;

namespace DigitRecognizer.Tests.Grey;

public sealed class LuminanceTests
{
    [Fact]
    public void Grey_samples_are_not_changed()
    {
        using var grey = Luminance.Extract(AsciiPicture.View([0, 100, 200, 255], 2, 2), 1);

        Assert.Equal<byte>([0, 100, 200, 255], grey.Values.ToArray());
    }

    [Fact]
    public void Colours_are_converted_to_luminance()
    {
        using var grey = Luminance.Extract(AsciiPicture.View([255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 255], 4, 1, 3), 1);

        Assert.Equal<byte>([76, 150, 29, 255], grey.Values.ToArray());
    }

    [Fact]
    public void Red_ink_on_green_of_the_same_luminance_stays_visible()
    {
        var samples = new byte[20 * 20 * 3];
        for (var i = 0; i < 400; i++)
        {
            var ink = i % 20 is 9 or 10;
            (samples[3 * i], samples[3 * i + 1], samples[3 * i + 2]) = ink
                ? ((byte)220, (byte)40, (byte)40)
                : ((byte)20, (byte)130, (byte)60);
        }

        using var grey = Luminance.Extract(AsciiPicture.View(samples, 20, 20, 3), 1);

        Assert.True(grey.Values[0] - grey.Values[9] > 80, $"paper {grey.Values[0]}, ink {grey.Values[9]}");
    }

    [Theory]
    [InlineData(0, 255)]
    [InlineData(255, 0)]
    public void Transparent_paper_gets_a_level_on_which_the_ink_is_visible(byte ink, byte expected)
    {
        var samples = new byte[10 * 10 * 4];
        for (var x = 0; x < 10; x++)
        {
            samples.AsSpan((5 * 10 + x) * 4, 3).Fill(ink);
            samples[(5 * 10 + x) * 4 + 3] = 255;
        }

        using var grey = Luminance.Extract(AsciiPicture.View(samples, 10, 10, 4), 1);

        Assert.Equal(expected, grey.Values[0]);
        Assert.Equal(ink, grey.Values[55]);
    }

    [Fact]
    public void Transparent_margins_get_the_level_of_the_opaque_paper()
    {
        var samples = new byte[10 * 10 * 4];
        for (var i = 20; i < 90; i++)
        {
            samples.AsSpan(4 * i, 3).Fill(i % 10 == 5 ? (byte)20 : (byte)200);
            samples[4 * i + 3] = 255;
        }

        using var grey = Luminance.Extract(AsciiPicture.View(samples, 10, 10, 4), 1);

        Assert.Equal(200, grey.Values[0]);
    }

    [Fact]
    public void A_large_picture_is_reduced_by_averaging()
    {
        var samples = new byte[1100 * 4];
        samples.AsSpan(0, 1100).Fill(200);

        using var grey = Luminance.Extract(AsciiPicture.View(samples, 1100, 4), Luminance.ReductionOf(AsciiPicture.View(samples, 1100, 4)));

        Assert.Equal((550, 2), (grey.Width, grey.Height));
        Assert.Equal(100, grey.Values[0]);
        Assert.Equal(0, grey.Values[550]);
    }
}
