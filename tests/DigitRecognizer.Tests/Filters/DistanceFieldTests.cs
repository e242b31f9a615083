using DigitRecognizer.Filters;
using Xunit;

namespace DigitRecognizer.Tests.Filters;

public sealed class DistanceFieldTests
{
    [Fact]
    public void The_outline_lies_between_pixels_and_distances_grow_by_one()
    {
        using var coverage = new Plane<float>(9, 1);
        new[] { 0f, 0, 0.25f, 1, 1, 1, 1, 0, 0 }.CopyTo(coverage.Values);
        using var distance = new Plane<float>(9, 1);

        DistanceField.Compute(coverage, distance);

        Assert.Equal(
            [-2.33f, -1.33f, -0.33f, 0.67f, 1.67f, 1.5f, 0.5f, -0.5f, -1.5f], distance.Values.ToArray().Select(d => MathF.Round(d, 2)));
    }

    [Theory]
    [InlineData(7, 5)]
    [InlineData(57, 34)]
    public void Distances_are_the_shortest_paths_of_straight_and_diagonal_steps(int width, int height)
    {
        using var coverage = new Plane<float>(width, height);
        for (var i = 0; i < coverage.Values.Length; i++)
        {
            coverage.Values[i] = 0.5f + 0.5f * MathF.Sin(i % width * 0.6f) * MathF.Cos(i / width * 0.2f);
        }

        using var distance = new Plane<float>(width, height);

        DistanceField.Compute(coverage, distance);

        var expected = ShortestPaths(coverage);
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.Equal(coverage.Values[i] < 0.5f ? -expected[i] : expected[i], distance.Values[i], 0.05);
        }
    }

    /// <summary>Relaxes all steps between neighbours until no path gets shorter.</summary>
    private static double[] ShortestPaths(Plane<float> coverage)
    {
        int width = coverage.Width, height = coverage.Height;
        var paths = new double[width * height];
        Array.Fill(paths, double.PositiveInfinity);
        for (var shorter = true; shorter;)
        {
            shorter = false;
            for (var i = 0; i < paths.Length; i++)
            {
                foreach (var (dx, dy) in Neighbours)
                {
                    int x = i % width + dx, y = i / width + dy;
                    if (x < 0 || y < 0 || x >= width || y >= height)
                    {
                        continue;
                    }

                    double here = coverage.Values[i], there = coverage.Values[y * width + x];
                    var crosses = dx * dy == 0 && here < 0.5 != there < 0.5;
                    var path = crosses ? (0.5 - here) / (there - here) : paths[y * width + x] + Math.Sqrt(dx * dx + dy * dy);
                    shorter |= path < paths[i] - 1e-9;
                    paths[i] = Math.Min(paths[i], path);
                }
            }
        }

        return paths;
    }

    private static (int X, int Y)[] Neighbours { get; } = [(-1, -1), (0, -1), (1, -1), (-1, 0), (1, 0), (-1, 1), (0, 1), (1, 1)];
}
