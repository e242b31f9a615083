using DigitRecognizer.Components;
using DigitRecognizer.Filters;
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

    /// <summary>Comparing all pairs of thousands of components would take seconds.</summary>
    [Theory]
    [InlineData(BaseLine.MaxComponents - 2, true)]
    [InlineData(BaseLine.MaxComponents - 1, false)]
    public void In_a_page_of_thousands_of_components_nothing_is_searched(int specks, bool removed)
    {
        const int Side = 200;
        using var small = AsciiPicture.Mask(Underlined);
        using var mask = new Plane<byte>(Side, Side);
        mask.Values.Clear();
        for (var y = 0; y < small.Height; y++)
        {
            small.Row(y).CopyTo(mask.Row(y));
        }

        for (var i = 0; i < specks; i++)
        {
            mask.Row(20 + 2 * (i / (Side / 2)))[2 * (i % (Side / 2))] = 1;
        }

        using var map = ComponentMap.Of(mask, mask);

        Assert.Equal(specks + 2, map.All.Length);
        Assert.Equal(removed, Enclosures.TryRemove(mask, map, out var cleaned));
        if (removed)
        {
            cleaned.Dispose();
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
