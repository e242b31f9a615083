using DigitRecognizer.Background;
using DigitRecognizer.Components;
using DigitRecognizer.Filters;
using DigitRecognizer.Imaging;
using DigitRecognizer.Ink;
using Xunit;

namespace DigitRecognizer.Tests.Components;

/// <summary>Three boxes of 60 x 60 with lines of 2 pixels, and a vertical stroke in each.</summary>
public sealed class FormFramesTests
{
    private const int Width = 220, Height = 100, Left = 20, Top = 20, Side = 60, Line = 2;
    private const byte Paper = 250, Pen = 10, Strong = 30, Faint = 190;

    private static readonly PixelBox[] Strokes = [new(46, 35, 8, 32), new(106, 35, 8, 32), new(166, 35, 8, 32)];

    [Theory]
    [InlineData(Strong)]
    [InlineData(Faint)]
    public void The_lines_between_and_around_digits_are_removed(byte colour) =>
        Assert.Equal(Strokes, BoxesAfterRemoval(Strokes, colour));

    [Fact]
    public void Of_a_digit_that_touches_or_crosses_a_line_only_the_ink_on_the_line_is_removed()
    {
        var touching = Strokes[0] with { Height = Top + Side - 35 };
        var crossing = Strokes[1] with { Height = 55 };

        var left = BoxesAfterRemoval([touching, crossing, Strokes[2]], Strong);

        Assert.Equal(3, left.Length);
        Assert.InRange(left[0].Bottom, Top + Side - 4, Top + Side - 1);
        Assert.Equal(crossing, left[1]);
    }

    [Fact]
    public void Empty_boxes_stay_because_they_may_be_digits()
    {
        using var map = Map([], Strong);

        Assert.False(FormFrames.TryRemove(map, out _, out _));
    }

    [Fact]
    public void A_stroke_from_side_to_side_of_its_box_is_no_divider()
    {
        PixelBox tall = new(30, Top, Line, Side);

        Assert.Empty(BoxesAfterRemoval([tall, Strokes[1]], Strong));
    }

    [Fact]
    public void Lines_that_the_edge_of_the_picture_cuts_off_are_left_to_the_ruling() =>
        Assert.Empty(BoxesAfterRemoval([.. Strokes, new PixelBox(0, Top, Left, Line)], Strong));

    [Fact]
    public void The_inner_boxes_are_told_from_left_to_right()
    {
        using var map = Map(Strokes, Strong);

        Assert.True(FormFrames.TryRemove(map, out var unframed, out var boxes));

        unframed.Dispose();
        Assert.Equal(3, boxes.Length);
        Assert.All(boxes.Zip(Strokes), pair => Assert.Equal(pair.Second, pair.First.Intersect(pair.Second)));
        Assert.All(boxes, box => Assert.InRange(box.Width, Side, Side + 2 * Line));
    }

    [Fact]
    public void A_faint_comb_is_removed_and_a_digit_that_touches_it_stays()
    {
        using var grey = Sheet();
        Fill(grey, new PixelBox(Left, 80, 3 * Side, Line), Faint);
        for (var i = 0; i <= 3; i++)
        {
            Fill(grey, new PixelBox(Left + i * Side - (i == 3 ? Line : 0), 68, Line, 12), Faint);
        }

        Fill(grey, [new(46, 35, 8, 45), new(106, 32, 8, 45), new(166, 32, 8, 45)]);

        var left = WithoutFrames(MapOf(grey));

        Assert.Equal(3, left.Length);
        Assert.InRange(left[0].Bottom, 77, 80);
    }

    private static PixelBox[] BoxesAfterRemoval(PixelBox[] strokes, byte colour) => WithoutFrames(Map(strokes, colour));

    /// <summary>The boxes of what is left, from left to right; empty where nothing was removed.</summary>
    private static PixelBox[] WithoutFrames(InkMap map)
    {
        using (map)
        {
            if (!FormFrames.TryRemove(map, out var unframed, out _))
            {
                return [];
            }

            using (unframed)
            {
                using var components = ComponentMap.Of(unframed, map.Ink);
                return [.. components.All.ToArray().Select(component => component.Box).OrderBy(box => box.X)];
            }
        }
    }

    private static InkMap Map(PixelBox[] strokes, byte colour)
    {
        using var grey = Sheet();
        Fill(grey, new PixelBox(Left, Top, 3 * Side, Line), colour);
        Fill(grey, new PixelBox(Left, Top + Side - Line, 3 * Side, Line), colour);
        for (var i = 0; i <= 3; i++)
        {
            Fill(grey, new PixelBox(Left + i * Side - (i == 3 ? Line : 0), Top, Line, Side), colour);
        }

        Fill(grey, strokes);
        return MapOf(grey);
    }

    private static InkMap MapOf(Plane<byte> grey)
    {
        using var background = Sheet();
        return InkMap.Of(grey, background, Polarity.DarkOnLight);
    }

    private static Plane<byte> Sheet()
    {
        var sheet = new Plane<byte>(Width, Height);
        sheet.Values.Fill(Paper);
        return sheet;
    }

    private static void Fill(Plane<byte> grey, PixelBox[] strokes)
    {
        foreach (var stroke in strokes)
        {
            Fill(grey, stroke, Pen);
        }
    }

    private static void Fill(Plane<byte> grey, PixelBox box, byte value)
    {
        for (var y = box.Y; y < box.Bottom; y++)
        {
            grey.Row(y).Slice(box.X, box.Width).Fill(value);
        }
    }
}
