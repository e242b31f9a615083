using DigitRecognizer.Filters;
using Xunit;

namespace DigitRecognizer.Tests.Filters;

public sealed class AreaSamplerTests
{
    [Fact]
    public void The_sum_of_all_values_changes_by_the_square_of_the_scale()
    {
        using var source = new Plane<float>(30, 30);
        source.Values.Clear();
        source.Row(10)[5..25].Fill(1);
        using var target = new Plane<float>(20, 20);

        AreaSampler.Draw(source, target, 0.5f, 2.3f, 1.7f);

        Assert.Equal(20 * 0.25, target.Values.ToArray().Sum(v => (double)v), 3);
    }

    [Theory]
    [InlineData(40, 33, 28, 28, 0.34f)]
    [InlineData(5, 9, 4, 7, 0.6f)]
    public void When_shrinking_each_pixel_is_the_mean_of_its_area(int width, int height, int targetWidth, int targetHeight, float scale)
    {
        using var source = new Plane<float>(width, height);
        for (var i = 0; i < source.Values.Length; i++)
        {
            source.Values[i] = i * 37 % 101 / 100f;
        }

        using var target = new Plane<float>(targetWidth, targetHeight);

        AreaSampler.Draw(source, target, scale, 1.2f, -0.7f);

        for (var y = 0; y < targetHeight; y++)
        {
            for (var x = 0; x < targetWidth; x++)
            {
                Assert.Equal(MeanOfArea(source, (x - 1.2) / scale, (y + 0.7) / scale, 1 / scale), target.Row(y)[x], 1e-4);
            }
        }
    }

    /// <summary>The mean of a square of the source, which is 0 outside.</summary>
    private static double MeanOfArea(Plane<float> source, double left, double top, double side)
    {
        var sum = 0.0;
        for (var y = 0; y < source.Height; y++)
        {
            for (var x = 0; x < source.Width; x++)
            {
                var columns = Math.Min(left + side, x + 1) - Math.Max(left, x);
                var rows = Math.Min(top + side, y + 1) - Math.Max(top, y);
                sum += source.Row(y)[x] * Math.Max(0, columns) * Math.Max(0, rows);
            }
        }

        return sum / (side * side);
    }
}
