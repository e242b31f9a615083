using DigitRecognizer.Components;
using DigitRecognizer.Imaging;
using DigitRecognizer.Tests.Filters;
using Xunit;

namespace DigitRecognizer.Tests.Components;

public sealed class ComponentSelectionTests
{
    private const string ThreeBars = """
        #..##..
        #..##.#
        #.....#
        """;

    [Fact]
    public void A_range_contains_its_components_and_no_others()
    {
        using var mask = AsciiPicture.Mask(ThreeBars);
        using var map = ComponentMap.Of(mask, mask);

        var selection = new ComponentSelection(map.All, 1, 3);

        Assert.Equal(
            (false, true, true, false), (selection.Contains(0), selection.Contains(1), selection.Contains(2), selection.Contains(3)));
        Assert.Equal(new PixelBox(3, 0, 4, 3), selection.Box);
    }

    [Fact]
    public void The_default_value_contains_nothing()
    {
        var selection = default(ComponentSelection);

        Assert.False(selection.Contains(0));
        selection.Dispose();
    }

    [Fact]
    public void Selecting_the_digit_leaves_the_components_as_they_were()
    {
        using var mask = AsciiPicture.Mask(ThreeBars);
        using var map = ComponentMap.Of(mask, mask);
        var before = map.All.ToArray();

        Assert.True(DigitSelector.TrySelect(map.All, mask.Width, mask.Height, out var selection));
        selection.Dispose();

        Assert.Equal(before, map.All.ToArray());
    }
}
