using DigitRecognizer.Normalization;
using Xunit;

namespace DigitRecognizer.Tests.Normalization;

public sealed class DistanceFieldTests
{
    [Fact]
    public void Outlines_lie_between_pixels_and_distances_grow_by_one()
    {
        using var coverage = new Plane<float>(9, 1);
        new[] { 0f, 0, 0.25f, 1, 1, 1, 1, 0, 0 }.CopyTo(coverage.Values);
        using var distance = new Plane<float>(9, 1);

        DistanceField.Compute(coverage, distance);

        Assert.Equal([-2.33f, -1.33f, -0.33f, 0.67f, 1.67f, 1.5f, 0.5f, -0.5f, -1.5f], distance.Values.ToArray().Select(d => MathF.Round(d, 2)));
    }
}
