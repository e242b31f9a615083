using DigitRecognizer.Components;
using DigitRecognizer.Tests.Filters;
using Xunit;

namespace DigitRecognizer.Tests.Components;

public sealed class DigitSelectorTests
{
    [Fact]
    public void The_bar_of_a_five_belongs_to_it_and_a_speck_does_not()
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
        using var map = ComponentMap.Of(mask, mask);

        var box = DigitSelector.Mark(map.All, mask.Width, mask.Height);

        Assert.Equal((4, 1, 7, 8), (box!.Value.X, box.Value.Y, box.Value.Width, box.Value.Height));
    }

    [Fact]
    public void Dots_in_a_row_are_one_digit()
    {
        using var mask = AsciiPicture.Mask(string.Join('\n', Enumerable.Range(0, 30).Select(y => y % 3 == 0 ? "..........#........." : "....................")));
        using var map = ComponentMap.Of(mask, mask);

        var box = DigitSelector.Mark(map.All, mask.Width, mask.Height);

        Assert.Equal((10, 0, 1, 28), (box!.Value.X, box.Value.Y, box.Value.Width, box.Value.Height));
    }

    [Fact]
    public void Without_ink_there_is_no_digit()
    {
        using var mask = AsciiPicture.Mask("....\n....");
        using var map = ComponentMap.Of(mask, mask);

        Assert.Null(DigitSelector.Mark(map.All, mask.Width, mask.Height));
    }

    /// <summary>A shadow or the table runs along the edge; what stands in the middle is the digit.</summary>
    [Fact]
    public void A_stroke_in_the_middle_beats_a_larger_one_along_the_edge()
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
        using var map = ComponentMap.Of(mask, mask);

        var box = DigitSelector.Mark(map.All, mask.Width, mask.Height);

        Assert.Equal((7, 2, 2, 5), (box!.Value.X, box.Value.Y, box.Value.Width, box.Value.Height));
    }
}
