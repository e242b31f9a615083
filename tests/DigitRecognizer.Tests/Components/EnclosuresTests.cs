using DigitRecognizer.Components;
using DigitRecognizer.Tests.Filters;
using Xunit;

namespace DigitRecognizer.Tests.Components;

public sealed class EnclosuresTests
{
    private const string Box = """
        ################
        #..............#
        #......##......#
        #......##......#
        #......##......#
        #......##......#
        #......##......#
        #......##......#
        #......##......#
        #......##......#
        #......##......#
        #......##......#
        #..............#
        ################
        """;

    private const string Underlined = """
        .......##.......
        .......##.......
        .......##.......
        .......##.......
        .......##.......
        .......##.......
        .......##.......
        .......##.......
        ................
        .##############.
        """;

    [Theory]
    [InlineData(Box)]
    [InlineData(Underlined)]
    public void What_is_drawn_around_or_under_a_digit_is_removed_in_a_new_mask(string picture)
    {
        using var mask = AsciiPicture.Mask(picture);
        using var map = ComponentMap.Of(mask, mask);
        var before = mask.Values.ToArray();

        Assert.True(Enclosures.TryRemove(mask, map, out var cleaned));

        using (cleaned)
        using (var left = ComponentMap.Of(cleaned, cleaned))
        {
            Assert.Equal((7, 8), (Assert.Single(left.All.ToArray()).Left, left.All[0].Right));
            Assert.Equal(before, mask.Values.ToArray());
        }
    }

    [Fact]
    public void Of_a_ring_that_touches_a_digit_the_digit_stays()
    {
        using var mask = AsciiPicture.Mask("""
            ........########........
            .....###........###.....
            ...##..............##...
            ..#....##.....##.....#..
            ..#....##.....##.....#..
            .#.....##.....##......#.
            .#.....##.....##......#.
            #......##.....##.......#
            #......##.....##.......#
            .#.....##.....##......#.
            .#.....##.....##......#.
            ..#....##.....##.....#..
            ..#....##.....##.....#..
            ...##.........##...##...
            .....###......#####.....
            ........########........
            """);
        using var map = ComponentMap.Of(mask, mask);

        Assert.True(Enclosures.TryRemove(mask, map, out var cleaned));

        using (cleaned)
        using (var left = ComponentMap.Of(cleaned, cleaned))
        {
            Assert.Equal([7, 14], left.All.ToArray().Select(component => component.Left).Order());
            Assert.All(left.All.ToArray(), component => Assert.Equal(2, component.Width));
        }
    }

    [Fact]
    public void A_box_with_a_speck_in_it_and_a_digit_that_touches_its_line_stay()
    {
        AssertNothingToRemove(Box.Replace("#......##......#", "#..............#", StringComparison.Ordinal)
            .Replace("#..............#\n#..............#\n#", "#......#.......#\n#..............#\n#", StringComparison.Ordinal));
        AssertNothingToRemove(Underlined.Replace("................", ".......##.......", StringComparison.Ordinal));
    }

    private static void AssertNothingToRemove(string picture)
    {
        using var mask = AsciiPicture.Mask(picture);
        using var map = ComponentMap.Of(mask, mask);

        Assert.False(Enclosures.TryRemove(mask, map, out _));
    }
}
