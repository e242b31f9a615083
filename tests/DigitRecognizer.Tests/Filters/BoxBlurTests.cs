using DigitRecognizer.Filters;
using Xunit;

namespace DigitRecognizer.Tests.Filters;

public sealed class BoxBlurTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 5)]
    [InlineData(70, 9)]
    public void Each_pixel_becomes_the_mean_of_its_neighbourhood_and_edge_pixels_are_repeated(int width, int height)
    {
        using var plane = new Plane<byte>(width, height);
        new Random(width).NextBytes(plane.Values);
        var before = plane.Values.ToArray();

        BoxBlur.Apply(plane);

        for (var i = 0; i < before.Length; i++)
        {
            var sum = 0;
            for (var y = i / width - 1; y <= i / width + 1; y++)
            {
                for (var x = i % width - 1; x <= i % width + 1; x++)
                {
                    sum += before[Math.Clamp(y, 0, height - 1) * width + Math.Clamp(x, 0, width - 1)];
                }
            }

            Assert.Equal((sum + 4) / 9, plane.Values[i]);
        }
    }
}
