using DigitRecognizer.Components;
using DigitRecognizer.Filters;
using DigitRecognizer.Framing;
using DigitRecognizer.Imaging;
using Xunit;

namespace DigitRecognizer.Tests.Framing;

public sealed class DigitContextTests
{
    private const int Side = 120;

    [Fact]
    public void A_single_digit_has_no_neighbours()
    {
        var context = ContextOf(new PixelBox(55, 30, 6, 60));

        Assert.Equal((0, 0), (context.NeighboursOnLine, context.OtherComponents));
        Assert.InRange(context.RelativeStrokeWidth, 0.05, 0.1);
    }

    [Fact]
    public void A_component_as_high_beside_it_is_a_neighbour_on_its_line()
    {
        var context = ContextOf(new PixelBox(55, 30, 6, 60), new PixelBox(85, 34, 6, 52));

        Assert.Equal((1, 1), (context.NeighboursOnLine, context.OtherComponents));
    }

    [Fact]
    public void A_comma_is_not_counted()
    {
        var context = ContextOf(new PixelBox(55, 30, 6, 60), new PixelBox(90, 84, 4, 8));

        Assert.Equal((0, 0), (context.NeighboursOnLine, context.OtherComponents));
    }

    [Fact]
    public void A_component_above_it_is_no_neighbour_on_its_line()
    {
        var context = ContextOf(new PixelBox(55, 50, 6, 60), new PixelBox(40, 6, 30, 5));

        Assert.Equal((0, 1), (context.NeighboursOnLine, context.OtherComponents));
    }

    [Fact]
    public void Ink_cut_off_at_the_upper_and_the_lower_edge_is_a_wheel_between_two_digits()
    {
        var cutOff = new PixelBox(50, 0, 12, 60);

        Assert.True(ContextOf(cutOff, new PixelBox(55, 95, 12, 25)).IsBetweenTwo);
        Assert.False(ContextOf(cutOff).IsBetweenTwo);
        Assert.False(ContextOf(cutOff, new PixelBox(55, 90, 12, 25)).IsBetweenTwo);
        Assert.False(ContextOf(cutOff, new PixelBox(100, 95, 12, 25)).IsBetweenTwo);
    }

    /// <summary>The context of the first of some dark boxes on white.</summary>
    private static DigitContext ContextOf(params ReadOnlySpan<PixelBox> boxes)
    {
        using var grey = new Plane<byte>(Side, Side);
        grey.Values.Fill(255);
        foreach (var box in boxes)
        {
            for (var y = box.Y; y < box.Bottom; y++)
            {
                grey.Row(y).Slice(box.X, box.Width).Clear();
            }
        }

        using var picture = SegmentedPicture.Of(grey, 1);
        Assert.True(DigitSelector.TrySelect(picture.Components.All, Side, Side, out var selection));
        using (selection)
        {
            Assert.Equal(boxes[0], selection.Box);
            return DigitContext.Of(picture, selection);
        }
    }
}
