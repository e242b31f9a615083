using DigitRecognizer.Filters;
using DigitRecognizer.Imaging;
using DigitRecognizer.Ink;
using Xunit;

namespace DigitRecognizer.Tests.Ink;

public sealed class RuledLinesTests
{
    [Fact]
    public void Ruling_is_removed_and_the_stroke_that_crosses_it_stays()
    {
        using var mask = new Plane<byte>(100, 100);
        mask.Values.Clear();
        mask.Row(30).Fill(1);
        mask.Row(70).Fill(1);
        for (var y = 10; y < 90; y++)
        {
            mask.Row(y)[48..53].Fill(1);
        }

        var before = mask.Values.ToArray();

        Assert.True(RuledLines.TryRemove(mask, mask, out var unruled));

        Assert.Equal(5, unruled.Row(30).ToArray().Count(v => v == 1));
        Assert.Equal(80 * 5, unruled.Values.ToArray().Count(v => v == 1));
        Assert.Equal(before, mask.Values.ToArray());
        unruled.Dispose();
    }

    [Fact]
    public void A_single_bar_from_edge_to_edge_stays_because_it_may_belong_to_a_seven()
    {
        using var mask = new Plane<byte>(100, 100);
        mask.Values.Clear();
        mask.Row(2).Fill(1);
        for (var y = 0; y < 100; y++)
        {
            mask.Row(y)[Math.Max(0, 96 - y)..(100 - y)].Fill(1);
        }

        var before = mask.Values.ToArray();

        Assert.False(RuledLines.TryRemove(mask, mask, out _));
        Assert.Equal(before, mask.Values.ToArray());
    }

    [Fact]
    public void The_frame_of_a_form_is_removed_and_the_digit_in_it_stays()
    {
        using var mask = Box(digit: true);

        var before = mask.Values.ToArray();

        Assert.True(RuledLines.TryRemoveFrames(mask, mask, [new PixelBox(0, 0, 100, 100)], out var unframed));

        Assert.Equal(4 * 50, unframed.Values.ToArray().Count(v => v == 1));
        Assert.Equal(1, unframed.Row(40)[50]);
        Assert.Equal(before, mask.Values.ToArray());
        unframed.Dispose();
    }

    [Fact]
    public void An_empty_frame_stays_because_it_may_be_a_zero()
    {
        using var mask = Box(digit: false);

        var before = mask.Values.ToArray();

        Assert.False(RuledLines.TryRemoveFrames(mask, mask, [new PixelBox(0, 0, 100, 100)], out _));
        Assert.Equal(before, mask.Values.ToArray());
    }

    /// <summary>The sides are two pixels wide.</summary>
    private static Plane<byte> Box(bool digit)
    {
        var mask = new Plane<byte>(100, 100);
        for (var y = 0; y < 100; y++)
        {
            for (var x = 0; x < 100; x++)
            {
                var side = Math.Min(Math.Min(x, 99 - x), Math.Min(y, 99 - y)) < 2;
                var stroke = digit && x is >= 48 and < 52 && y is >= 25 and < 75;
                mask.Row(y)[x] = side || stroke ? (byte)1 : (byte)0;
            }
        }

        return mask;
    }
}
