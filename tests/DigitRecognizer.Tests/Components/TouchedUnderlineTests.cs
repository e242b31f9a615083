using DigitRecognizer.Components;
using DigitRecognizer.Filters;
using DigitRecognizer.Imaging;
using DigitRecognizer.Ink;
using Xunit;

namespace DigitRecognizer.Tests.Components;

/// <summary>A digit of 10 x 50 pixels, a stroke, that stands on a line of 4 pixels.</summary>
public sealed class TouchedUnderlineTests
{
    private const int Side = 100, LineTop = 70, Thick = 4;

    private static readonly PixelBox Digit = new(45, 20, 10, 50), Line = new(30, LineTop, 40, Thick);

    [Fact]
    public void The_line_under_a_digit_that_touches_it_is_found()
    {
        var found = Find(Digit, Line);

        Assert.NotNull(found);
        // In the window of the component, which begins at the digit's top.
        Assert.Equal((LineTop - Digit.Y, Thick), (found.Value.At(20), found.Value.Thick));
    }

    [Fact]
    public void A_line_that_protrudes_on_one_side_only_is_the_foot_of_a_digit() =>
        Assert.Null(Find(Digit, new PixelBox(45, LineTop, 40, Thick)));

    [Fact]
    public void A_thick_line_is_a_stroke_of_a_digit() => Assert.Null(Find(Digit, Line with { Height = 8 }));

    [Fact]
    public void A_line_with_a_digit_below_it_is_a_fraction_bar() =>
        Assert.Null(Find(Digit, Line, new PixelBox(45, LineTop + 5, 10, 25)));

    [Fact]
    public void Both_lines_under_a_digit_are_removed_and_the_digit_stays()
    {
        using var grey = Draw(byte.MaxValue, 0, Digit, Line, Line with { Y = LineTop + 12 });

        using var picture = SegmentedPicture.Of(grey, 1);

        var left = Assert.Single(picture.Components.All.ToArray());
        Assert.Equal((Digit.X, Digit.Y, Digit.Width), (left.Left, left.Top, left.Width));
        Assert.InRange(left.Bottom, LineTop - 4, LineTop);
    }

    private static FrameLine? Find(params PixelBox[] boxes)
    {
        using var mask = Draw(0, 1, boxes);
        using var map = ComponentMap.Of(mask, mask);
        return TouchedUnderline.TryFind(mask, map, 0);
    }

    private static Plane<byte> Draw(byte paper, byte ink, params PixelBox[] boxes)
    {
        var plane = new Plane<byte>(Side, Side);
        plane.Values.Fill(paper);
        foreach (var box in boxes)
        {
            for (var y = box.Y; y < box.Bottom; y++)
            {
                plane.Row(y).Slice(box.X, box.Width).Fill(ink);
            }
        }

        return plane;
    }
}
