using DigitRecognizer.Filters;
using DigitRecognizer.Framing;
using Xunit;

namespace DigitRecognizer.Tests.Framing;

public sealed class StrokeWidthTests
{
    [Theory]
    [InlineData(3)]
    [InlineData(6)]
    [InlineData(11)]
    public void The_width_of_a_strip_is_measured(int width)
    {
        using var distance = Strip(width);

        Assert.InRange(StrokeWidth.Of(distance), width - 1, width + 1);
    }

    [Theory]
    [InlineData(3, 2, 7)]
    [InlineData(9, -2, 5)]
    public void The_outline_moves_by_the_growth_on_both_sides(int width, float growth, float expected)
    {
        using var distance = Strip(width);
        using var coverage = new Plane<float>(distance.Width, distance.Height);

        StrokeWidth.Shift(distance, growth, coverage);

        Assert.Equal(expected, coverage.Row(20).ToArray().Sum(), 0.01);
    }

    private static Plane<float> Strip(int width)
    {
        using var coverage = new Plane<float>(40, 40);
        coverage.Values.Clear();
        for (var y = 0; y < 40; y++)
        {
            coverage.Row(y).Slice(15, width).Fill(1);
        }

        var distance = new Plane<float>(40, 40);
        DistanceField.Compute(coverage, distance);
        return distance;
    }
}
