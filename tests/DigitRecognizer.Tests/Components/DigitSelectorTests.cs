using DigitRecognizer.Components;
using DigitRecognizer.Filters;
using DigitRecognizer.Imaging;
using DigitRecognizer.Tests.Filters;
using Xunit;

namespace DigitRecognizer.Tests.Components;

public sealed class DigitSelectorTests
{
    [Fact]
    public void The_bar_of_a_five_is_selected_and_a_speck_is_not()
    {
        using var mask = AsciiPicture.Mask("""
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

        AssertSelected(new PixelBox(4, 1, 7, 8), mask);
    }

    [Fact]
    public void Dots_in_a_row_are_selected_as_one_digit()
    {
        using var mask = AsciiPicture.Mask(
            string.Join('\n', Enumerable.Range(0, 30).Select(y => y % 3 == 0 ? "..........#........." : "....................")));

        AssertSelected(new PixelBox(10, 0, 1, 28), mask);
    }

    /// <summary>The chain leads down, sideways and up again; the dots on the right are too far away.</summary>
    [Fact]
    public void Dots_are_selected_in_any_direction_and_others_far_away_are_not()
    {
        using var mask = AsciiPicture.Mask("""
            ..#.....#.............#.
            ........................
            ..#.....#...............
            ........................
            ..#..#..#.............#.
            """);

        AssertSelected(new PixelBox(2, 0, 7, 5), mask);
    }

    [Fact]
    public void Without_ink_nothing_is_selected()
    {
        using var mask = AsciiPicture.Mask("....\n....");
        using var map = ComponentMap.Of(mask, mask);

        Assert.False(DigitSelector.TrySelect(map.All, mask.Width, mask.Height, out _));
    }

    /// <summary>What runs along the edge is a shadow or the table.</summary>
    [Fact]
    public void A_component_in_the_middle_is_preferred_to_a_larger_one_along_the_edge()
    {
        using var mask = AsciiPicture.Mask("""
            ###...........
            ###...........
            ###....##.....
            ###....##.....
            ###....##.....
            ###....##.....
            ###....##.....
            ###...........
            ###...........
            """);

        AssertSelected(new PixelBox(7, 2, 2, 5), mask);
    }

    [Fact]
    public void Of_a_fraction_one_digit_alone_is_selected()
    {
        using var mask = AsciiPicture.Mask("""
            ............
            ......##....
            ......##....
            ......##....
            ......##....
            ......##....
            ............
            ...######...
            ............
            ....######..
            ....######..
            ....##..##..
            ....##..##..
            ....######..
            ....######..
            ............
            """);

        AssertSelected(new PixelBox(4, 9, 6, 6), mask);
    }

    private static void AssertSelected(PixelBox expected, Plane<byte> mask)
    {
        using var map = ComponentMap.Of(mask, mask);

        Assert.True(DigitSelector.TrySelect(map.All, mask.Width, mask.Height, out var selection));
        using (selection)
        {
            Assert.Equal(expected, selection.Box);
        }
    }
}
