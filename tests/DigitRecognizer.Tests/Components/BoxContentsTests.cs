using DigitRecognizer.Components;
using DigitRecognizer.Imaging;
using DigitRecognizer.Tests.Filters;
using Xunit;

namespace DigitRecognizer.Tests.Components;

public sealed class BoxContentsTests
{
    /// <summary>A broken digit, and two digits side by side; a box of 10 x 10 is about each pair.</summary>
    private const string Pairs = """
        ......................
        ....##.......##...##..
        ....##.......##...##..
        ....##.......##...##..
        .............##...##..
        ....##.......##...##..
        ....##.......##...##..
        ....##.......##...##..
        ......................
        ......................
        """;

    private static readonly PixelBox[] Boxes = [new(0, 0, 10, 10), new(11, 0, 11, 10)];

    [Fact]
    public void Parts_of_a_digit_in_a_box_are_joined_and_two_digits_are_not()
    {
        using var mask = AsciiPicture.Mask(Pairs);
        using var map = ComponentMap.Of(mask, mask);

        using var joined = BoxContents.Join(map, mask, mask, Boxes);

        Assert.Equal([(4, 1, 2, 7), (13, 1, 2, 7), (18, 1, 2, 7)], Sizes(joined));
    }

    [Fact]
    public void Without_a_box_or_across_its_side_nothing_is_joined()
    {
        using var mask = AsciiPicture.Mask(Pairs);
        using var map = ComponentMap.Of(mask, mask);

        using var same = BoxContents.Join(map, mask, mask, [new PixelBox(0, 0, 10, 5)]);

        Assert.Equal(4, same.All.Length);
    }

    [Fact]
    public void A_single_box_and_a_wide_one_may_hold_several_digits()
    {
        PixelBox wide = new(30, 0, 14, 10);

        Assert.Equal(Boxes, BoxContents.OfOneDigit([.. Boxes, wide]));
        Assert.Empty(BoxContents.OfOneDigit([Boxes[0]]));
    }

    private static IEnumerable<(int X, int Y, int Width, int Height)> Sizes(ComponentMap map) =>
        map.All.ToArray().Select(component => (component.Left, component.Top, component.Width, component.Height)).Order();
}
