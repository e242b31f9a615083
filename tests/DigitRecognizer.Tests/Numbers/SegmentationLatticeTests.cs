using DigitRecognizer.Numbers;
using Xunit;

namespace DigitRecognizer.Tests.Numbers;

public sealed class SegmentationLatticeTests
{
    [Fact]
    public void The_cheapest_way_is_found_though_its_first_step_is_dear()
    {
        var lattice = new SegmentationLattice(3) { [0, 1] = 1, [1, 2] = 5, [2, 3] = 5, [0, 2] = 3, [1, 3] = 9, [0, 3] = 8.5 };

        Assert.Equal([0, 2, 3], lattice.BestPath());
    }

    [Fact]
    public void A_way_that_nobody_priced_is_never_taken()
    {
        var lattice = new SegmentationLattice(2) { [0, 1] = 50, [1, 2] = 50 };

        Assert.Equal([0, 1, 2], lattice.BestPath());
    }
}
