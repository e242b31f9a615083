using DigitRecognizer.Background;
using DigitRecognizer.Filters;
using Xunit;

namespace DigitRecognizer.Tests.Background;

public sealed class LightTrendTests
{
    [Theory]
    [InlineData(28, 28)]
    [InlineData(44, 31)]
    [InlineData(149, 149)]
    public void The_light_over_a_sheet_is_found_under_a_stroke(int width, int height)
    {
        using var grey = new Plane<byte>(width, height);
        for (var i = 0; i < grey.Values.Length; i++)
        {
            grey.Values[i] = (byte)Math.Round(150 + Light(i % width, i / width, width, height));
        }

        for (var y = height / 4; y < height / 2; y++)
        {
            grey.Row(y).Slice(width / 2, Math.Max(1, width / 14)).Fill(90);
        }

        var trend = LightTrend.Of(grey);

        var (left, right) = (trend.At(0, height / 2), trend.At(width - 1, height / 2));
        Assert.InRange(right - left, 38, 42);
        Assert.InRange(trend.At(width / 2, height - 1) - trend.At(width / 2, 0), -12, -8);
    }

    [Fact]
    public void A_single_pixel_has_no_trend()
    {
        using var grey = new Plane<byte>(1, 1);
        grey.Values[0] = 77;

        Assert.Equal(0, LightTrend.Of(grey).At(0, 0));
    }

    private static double Light(int x, int y, int width, int height) => 40.0 * x / (width - 1) - 10.0 * y / (height - 1);
}
