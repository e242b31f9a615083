using DigitRecognizer.Filters;
using Xunit;

namespace DigitRecognizer.Tests.Filters;

public sealed class MedianTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(30)]
    public void The_filter_takes_the_median_of_the_window(int radius)
    {
        const int Width = 23, Height = 17;
        using var source = new Plane<byte>(Width, Height);
        using var target = new Plane<byte>(Width, Height);
        new Random(radius).NextBytes(source.Values);

        MedianFilter.Apply(source, target, radius);

        for (var i = 0; i < target.Values.Length; i++)
        {
            var window = new List<byte>();
            for (var y = Math.Max(0, i / Width - radius); y <= Math.Min(Height - 1, i / Width + radius); y++)
            {
                window.AddRange(source.Row(y)[Math.Max(0, i % Width - radius)..Math.Min(Width, i % Width + radius + 1)]);
            }

            window.Sort();
            Assert.Equal(window[window.Count / 2], target.Values[i]);
        }
    }

    [Fact]
    public void Wide_strokes_do_not_change_the_wide_median()
    {
        using var grey = new Plane<byte>(300, 200);
        grey.Values.Fill(210);
        for (var y = 40; y < 160; y++)
        {
            grey.Row(y)[140..160].Fill(20);
        }

        using var background = WideMedian.Of(grey);

        Assert.All(background.Values.ToArray(), level => Assert.Equal(210, level));
    }
}
