using DigitRecognizer.Numbers;
using Xunit;

namespace DigitRecognizer.Tests.Numbers;

/// <summary>A line of two fragments: a 3 and a 4 apart, or both together one 8.</summary>
public sealed class PathProbabilityTests
{
    [Fact]
    public void It_is_the_share_of_the_digits_among_all_segmentations()
    {
        var scores = Scores(apart: 3, together: 1);

        Assert.Equal(9 / (4.0 * 4 + 2), PathProbability.Of([3, 4], fragments: 2, scores), 1e-5);
        Assert.Equal(1 / (4.0 * 4 + 2), PathProbability.Of([8], fragments: 2, scores), 1e-5);
    }

    [Fact]
    public void Segmentations_with_the_same_digits_are_one_number()
    {
        // A third fragment in the middle, which belongs to either neighbour.
        var scores = new Dictionary<(int, int), float[]>
        {
            [(0, 1)] = Weights((3, 1)),
            [(0, 2)] = Weights((3, 1)),
            [(1, 3)] = Weights((4, 1)),
            [(2, 3)] = Weights((4, 1)),
        };

        Assert.Equal(1, PathProbability.Of([3, 4], fragments: 3, scores), 1e-5);
    }

    [Fact]
    public void Digits_that_no_segmentation_has_have_none()
    {
        Assert.Equal(0, PathProbability.Of([3, 4, 5], fragments: 2, Scores(apart: 1, together: 1)), 1e-5);
        Assert.Equal(0, PathProbability.Of([5], fragments: 2, Scores(apart: 1, together: 1)), 1e-5);
    }

    /// <summary>Each of the two digits may also be a 7 of weight 1, and the whole a 0 of weight 1.</summary>
    private static Dictionary<(int Start, int End), float[]> Scores(float apart, float together) => new()
    {
        [(0, 1)] = Weights((3, apart), (7, 1)),
        [(1, 2)] = Weights((4, apart), (7, 1)),
        [(0, 2)] = Weights((8, together), (0, 1)),
    };

    private static float[] Weights(params (int Digit, float Weight)[] weights)
    {
        var logs = new float[10];
        logs.AsSpan().Fill(-50);
        foreach (var (digit, weight) in weights)
        {
            logs[digit] = MathF.Log(weight);
        }

        return logs;
    }
}
