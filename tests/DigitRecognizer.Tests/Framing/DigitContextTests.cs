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
    public void A_digit_alone_has_none()
    {
        var context = Of(new PixelBox(55, 30, 6, 60));

        Assert.Equal((0, 0), (context.NeighboursOnLine, context.OtherComponents));
        Assert.InRange(context.RelativeStrokeWidth, 0.05, 0.1);
    }

    [Fact]
    public void A_stroke_as_tall_beside_it_stands_on_its_line()
    {
        var context = Of(new PixelBox(55, 30, 6, 60), new PixelBox(85, 34, 6, 52));

        Assert.Equal((1, 1), (context.NeighboursOnLine, context.OtherComponents));
    }

    [Fact]
    public void A_comma_is_no_company()
    {
        var context = Of(new PixelBox(55, 30, 6, 60), new PixelBox(90, 84, 4, 8));

        Assert.Equal((0, 0), (context.NeighboursOnLine, context.OtherComponents));
    }

    [Fact]
    public void What_stands_above_it_is_elsewhere()
    {
        var context = Of(new PixelBox(55, 50, 6, 60), new PixelBox(40, 6, 30, 5));

        Assert.Equal((0, 1), (context.NeighboursOnLine, context.OtherComponents));
    }

    /// <summary>Dark boxes on white; the first is the digit.</summary>
    private static DigitContext Of(params ReadOnlySpan<PixelBox> boxes)
    {
        using var grey = new Plane<byte>(Side, Side);
        grey.Values.Fill(255);
        foreach (var box in boxes)
        {
            for (var y = box.Y; y < box.Y + box.Height; y++)
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
