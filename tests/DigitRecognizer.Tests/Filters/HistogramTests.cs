using DigitRecognizer.Filters;
using Xunit;

namespace DigitRecognizer.Tests.Filters;

public sealed class HistogramTests
{
    [Theory]
    [InlineData(3)]
    [InlineData(1001)]
    public void Every_level_and_every_difference_is_counted(int count)
    {
        var upper = Enumerable.Range(0, count).Select(i => (byte)(i * 7)).ToArray();
        var lower = Enumerable.Range(0, count).Select(i => (byte)(i * i)).ToArray();
        int[] levels = new int[256], differences = new int[511];
        Array.Fill(levels, 5);
        Array.Fill(differences, 5);

        Histogram.Count(upper, levels);
        Histogram.CountDifferences(upper, lower, differences);

        Assert.Equal(Enumerable.Range(0, 256).Select(level => upper.Count(value => value == level)), levels);
        Assert.Equal(Enumerable.Range(-255, 511).Select(d => upper.Zip(lower).Count(pair => pair.First - pair.Second == d)), differences);
    }

    [Theory]
    [InlineData(0.1, 1)]
    [InlineData(0.5, 2)]
    [InlineData(0.51, 3)]
    [InlineData(1, 3)]
    public void A_percentile_is_the_smallest_value_that_this_share_does_not_exceed(double share, int expected) =>
        Assert.Equal(expected, Histogram.Percentile([0, 2, 3, 5, 0], count: 10, share));
}
