using DigitRecognizer.Components;
using DigitRecognizer.Tests.Filters;
using Xunit;

namespace DigitRecognizer.Tests.Components;

/// <summary>In each picture the line is the component with the lowest last row, unless another is named.</summary>
public sealed class BaseLineTests
{
    private const string Underlined = """
        ........##..........
        ........##..........
        ........##..........
        ........##..........
        ........##..........
        ........##..........
        ........##..........
        ........##..........
        ....................
        ....############....
        """;

    private const string Comb = """
        ....................
        .....##.......##....
        .....##.......##....
        .....##.......##....
        .....##.......##....
        .....##.......##....
        .#...##..#....##..#.
        .#...##..#....##..#.
        .#.......#........#.
        .##################.
        """;

    [Theory]
    [InlineData(Underlined)]
    [InlineData(Comb)]
    public void A_line_on_which_digits_stand_is_found(string picture) => Assert.True(IsUnderAny(picture));

    [Fact]
    public void The_bar_of_a_digit_which_protrudes_on_one_side_only_is_none() =>
        Assert.False(IsUnderAny(Underlined.Replace("....############....", "........########....", StringComparison.Ordinal)));

    [Fact]
    public void A_line_far_below_the_digit_is_none() =>
        Assert.False(IsUnderAny(Underlined.Replace(
            "....................", string.Join('\n', Enumerable.Repeat("....................", 9)), StringComparison.Ordinal)));

    [Fact]
    public void A_line_with_a_digit_below_it_is_a_fraction_bar() =>
        Assert.False(IsUnderAny(Underlined + "\n....................\n" + Underlined[..^41], line: 1));

    [Fact]
    public void A_line_with_a_tick_at_one_end_only_is_no_comb() =>
        Assert.False(IsUnderAny(Comb.Replace("#.\n", "..\n", StringComparison.Ordinal)));

    [Theory]
    [InlineData("....############....", true)]
    [InlineData("....######..........", true)]
    [InlineData("......####..........", false)]
    public void A_line_between_two_digits_that_protrudes_is_a_fraction_bar(string line, bool isFound)
    {
        const string Digits = Underlined + "\n....................\n" + Underlined;
        var picture = Digits[..Digits.LastIndexOf('\n')].Replace("........##..", "......####..", StringComparison.Ordinal)
            .Replace("....############....", line, StringComparison.Ordinal);
        using var mask = AsciiPicture.Mask(picture);
        using var map = ComponentMap.Of(mask, mask);

        Assert.Equal(isFound, BaseLine.IsFractionBar(map.All, map.All[1], map.All[0]));
        Assert.Equal(isFound, BaseLine.IsFractionBar(map.All, map.All[1], map.All[2]));
        Assert.False(BaseLine.IsFractionBar(map.All[..2], map.All[1], map.All[0]));
    }

    private static bool IsUnderAny(string picture, int? line = null)
    {
        using var mask = AsciiPicture.Mask(picture);
        using var map = ComponentMap.Of(mask, mask);
        var components = map.All.ToArray();
        return BaseLine.IsUnderAny(map, line ?? Array.FindIndex(components, c => c.Bottom == components.Max(other => other.Bottom)));
    }
}
