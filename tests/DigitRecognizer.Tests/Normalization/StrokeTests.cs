using DigitRecognizer.Normalization;
using Xunit;

namespace DigitRecognizer.Tests.Normalization;

public sealed class StrokeTests
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

    [Fact]
    public void The_bar_of_a_five_belongs_to_it_and_a_speck_does_not()
    {
        using var mask = Art.Mask("""
            ....................
            ....######..........
            ....................
            ....##..............
            ....#####...........
            ........##..........
            .........##.......#.
            ........##..........
            ....#####...........
            ....................
            """);
        using var map = StrokeMap.Of(mask, mask);

        var box = DigitChoice.Mark(map.Strokes, mask.Width, mask.Height);

        Assert.Equal((4, 1, 7, 8), (box!.Value.X, box.Value.Y, box.Value.Width, box.Value.Height));
    }

    [Fact]
    public void Dots_in_a_row_are_one_digit()
    {
        using var mask = Art.Mask(string.Join('\n', Enumerable.Range(0, 30).Select(y => y % 3 == 0 ? "..........#........." : "....................")));
        using var map = StrokeMap.Of(mask, mask);

        var box = DigitChoice.Mark(map.Strokes, mask.Width, mask.Height);

        Assert.Equal((10, 0, 1, 28), (box!.Value.X, box.Value.Y, box.Value.Width, box.Value.Height));
    }

    [Fact]
    public void Without_ink_there_is_no_digit()
    {
        using var mask = Art.Mask("....\n....");
        using var map = StrokeMap.Of(mask, mask);

        Assert.Null(DigitChoice.Mark(map.Strokes, mask.Width, mask.Height));
    }

    [Fact]
    public void Ruling_goes_and_the_stroke_that_crosses_it_stays()
    {
        using var mask = new Plane<byte>(100, 100);
        mask.Values.Clear();
        mask.Row(30).Fill(1);
        mask.Row(70).Fill(1);
        for (var y = 10; y < 90; y++)
        {
            mask.Row(y)[48..53].Fill(1);
        }

        Assert.True(RuledLines.Remove(mask, mask));

        Assert.Equal(5, mask.Row(30).ToArray().Count(v => v == 1));
        Assert.Equal(80 * 5, mask.Values.ToArray().Count(v => v == 1));
    }

    [Fact]
    public void A_single_bar_from_edge_to_edge_may_be_a_sevens_and_stays()
    {
        using var mask = new Plane<byte>(100, 100);
        mask.Values.Clear();
        mask.Row(2).Fill(1);
        for (var y = 0; y < 100; y++)
        {
            mask.Row(y)[Math.Max(0, 96 - y)..(100 - y)].Fill(1);
        }

        var before = mask.Values.ToArray();

        Assert.False(RuledLines.Remove(mask, mask));
        Assert.Equal(before, mask.Values.ToArray());
    }
}
