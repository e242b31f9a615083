using DigitRecognizer.Components;
using DigitRecognizer.Filters;
using DigitRecognizer.Numbers;
using DigitRecognizer.Tests.Filters;
using Xunit;

namespace DigitRecognizer.Tests.Numbers;

public sealed class CutTests
{
    private const string Bridged = """
        ####......####
        ####......####
        ####......####
        ####......####
        ##############
        ####......####
        ####......####
        ####......####
        """;

    /// <summary>A bar hangs over the right stroke, which touches the left one at the foot.</summary>
    private const string Overhung = """
        ##########....
        ##########....
        ##............
        ##....########
        ##....########
        ##....##....##
        ##....##....##
        ########....##
        ........######
        """;

    [Fact]
    public void A_bridge_is_cut_across_its_single_pixel()
    {
        using var mask = AsciiPicture.Mask(Bridged);
        using var components = ComponentMap.Of(mask, mask);
        using var grid = CutGrid.Of(mask, components, 0);

        var cut = grid.Through(6, 0);

        Assert.Equal(1, cut.CrossedStrokes);
        Assert.Equal(1, cut.Ink, 0.2);
        Assert.Equal(Enumerable.Repeat(6, 8), cut.Columns);
    }

    [Fact]
    public void A_cut_bends_around_what_hangs_over()
    {
        using var mask = AsciiPicture.Mask(Overhung);
        using var components = ComponentMap.Of(mask, mask);
        using var grid = CutGrid.Of(mask, components, 0);

        var cut = grid.Through(4, 5);

        Assert.True(cut.Columns[0] > 9, "goes down right of the bar");
        Assert.InRange(cut.Columns[5], 2, 6);
        Assert.Equal(1, cut.CrossedStrokes);
    }

    [Fact]
    public void Ink_that_a_way_severs_sideways_counts_as_much_as_what_it_severs_downwards()
    {
        using var mask = AsciiPicture.Mask("""
            ####
            ####
            """);
        using var components = ComponentMap.Of(mask, mask);
        using var grid = CutGrid.Of(mask, components, 0);

        var straight = grid.Measure([1, 1]);
        var bent = grid.Measure([1, 3]);

        Assert.Equal(2 * straight.Ink, bent.Ink, 1e-5);
        Assert.Equal(1, bent.CrossedStrokes);
    }

    [Fact]
    public void Between_strokes_that_meet_at_a_corner_alone_nothing_is_severed()
    {
        using var mask = AsciiPicture.Mask("""
            ##..
            ##..
            ..##
            ..##
            """);
        using var components = ComponentMap.Of(mask, mask);
        Assert.Equal(1, components.All.Length);
        using var grid = CutGrid.Of(mask, components, 0);

        Assert.Equal(0, grid.Through(2, 1).Ink);
    }

    [Fact]
    public void The_bridge_is_among_the_ways_tried_and_each_cuts_off_other_ink()
    {
        using var mask = AsciiPicture.Mask(Bridged);
        using var components = ComponentMap.Of(mask, mask);
        using var grid = CutGrid.Of(mask, components, 0);

        var cuts = CutSearch.Candidates(grid, height: 8);

        Assert.Contains(cuts, cut => cut.Columns.All(x => x is >= 4 and <= 10));
        Assert.Equal(cuts.Count, cuts.DistinctBy(cut => string.Join(' ', cut.CutOff)).Count());
    }

    [Fact]
    public void Two_rings_that_touch_are_cut_between_and_nowhere_crosswise()
    {
        const int Side = 40;
        using var mask = new Plane<byte>(2 * Side, Side);
        for (var i = 0; i < mask.Values.Length; i++)
        {
            var (x, y) = (i % mask.Width, i / mask.Width);
            var radius = Math.Sqrt(Math.Pow(x % Side - (Side - 1) / 2.0, 2) + Math.Pow(y - (Side - 1) / 2.0, 2));
            mask.Values[i] = (byte)(radius is > 15 and < 20 ? 1 : 0);
        }

        using var components = ComponentMap.Of(mask, mask);
        Assert.Equal(1, components.All.Length);

        var cuts = CutSearch.Find(mask, components, 0, Side);

        Assert.InRange(cuts.MaxBy(cut => cut.LogOdds)!.Middle, Side - 3, Side + 3);
        using var grid = CutGrid.Of(mask, components, 0);
        foreach (var cut in cuts)
        {
            Assert.Equal(grid.Measure(cut.Columns).Ink, cut.Ink);
        }

        for (var i = 1; i < cuts.Count; i++)
        {
            Assert.All(cuts[i].Columns.Zip(cuts[i - 1].Columns), pair => Assert.True(pair.First >= pair.Second));
        }
    }
}
