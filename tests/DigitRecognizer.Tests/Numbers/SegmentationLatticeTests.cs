using DigitRecognizer.Numbers;
using Xunit;

namespace DigitRecognizer.Tests.Numbers;

public sealed class SegmentationLatticeTests
{
    [Fact]
    public void The_best_path_is_found_although_its_first_step_is_expensive()
    {
        var lattice = new SegmentationLattice(3) { [0, 1] = 1, [1, 2] = 5, [2, 3] = 5, [0, 2] = 3, [1, 3] = 9, [0, 3] = 8.5 };

        Assert.Equal([0, 2, 3], lattice.BestPath());
    }

    [Fact]
    public void A_segment_without_a_cost_is_never_on_the_best_path()
    {
        var lattice = new SegmentationLattice(2) { [0, 1] = 50, [1, 2] = 50 };

        Assert.Equal([0, 1, 2], lattice.BestPath());
    }
}
