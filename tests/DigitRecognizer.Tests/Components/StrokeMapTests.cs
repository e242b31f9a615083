using DigitRecognizer.Components;
using DigitRecognizer.Tests.Filters;
using Xunit;

namespace DigitRecognizer.Tests.Components;

public sealed class StrokeMapTests
{
    [Fact]
    public void Pieces_that_meet_at_corners_are_one_and_others_are_apart()
    {
        using var mask = Art.Mask("""
            #...#.
            .#.#..
            ..#...
            .....#
            ##...#
            """);

        using var map = StrokeMap.Of(mask, mask);

        Assert.Equal([5, 2, 2], map.Strokes.ToArray().Select(s => s.Area));
        Assert.Equal((0, 0, 4, 2), (map.Strokes[0].Left, map.Strokes[0].Top, map.Strokes[0].Right, map.Strokes[0].Bottom));
    }

    [Fact]
    public void Branches_that_join_further_down_become_one_piece()
    {
        using var mask = Art.Mask("""
            #.#.#
            #.#.#
            #####
            """);

        using var map = StrokeMap.Of(mask, mask);

        Assert.Equal(11, Assert.Single(map.Strokes.ToArray()).Area);
    }
}
