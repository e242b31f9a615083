using DigitRecognizer.Filters;
using DigitRecognizer.Ink;
using Xunit;

namespace DigitRecognizer.Tests.Ink;

public sealed class WeakInkTests
{
    private const int Side = 40, Floor = 4;

    [Fact]
    public void A_stroke_that_fades_is_followed_to_where_it_is_noise()
    {
        using var ink = Empty();
        using var mask = Empty();
        for (var x = 5; x < 35; x++)
        {
            ink.Row(20)[x] = (byte)(100 - 3 * (x - 5));
            mask.Row(20)[x] = x < 15 ? (byte)1 : (byte)0;
        }

        WeakInk.Add(ink, Floor, mask);

        Assert.Equal(30, mask.Row(20).Count((byte)1));
    }

    [Fact]
    public void Weak_ink_without_strong_ink_beside_it_stays_out()
    {
        using var ink = Empty();
        using var mask = Empty();
        ink.Row(20).Slice(5, 10).Fill(100);
        mask.Row(20).Slice(5, 10).Fill(1);
        ink.Row(30).Slice(5, 10).Fill(20);

        WeakInk.Add(ink, Floor, mask);

        Assert.Equal(10, mask.Values.Count((byte)1));
    }

    [Fact]
    public void The_soft_rim_of_a_strong_stroke_stays_out()
    {
        using var ink = Empty();
        using var mask = Empty();
        ink.Row(19).Slice(5, 30).Fill(30);
        ink.Row(20).Slice(5, 30).Fill(100);
        ink.Row(21).Slice(5, 30).Fill(30);
        mask.Row(20).Slice(5, 30).Fill(1);

        WeakInk.Add(ink, Floor, mask);

        Assert.Equal(30, mask.Values.Count((byte)1));
    }

    [Fact]
    public void Shade_beside_a_stroke_stays_out()
    {
        using var ink = Empty();
        using var mask = Empty();
        for (var y = 0; y < Side; y++)
        {
            ink.Row(y)[20..].Fill(60);
        }

        ink.Row(20).Slice(5, 15).Fill(100);
        mask.Row(20).Slice(5, 15).Fill(1);

        WeakInk.Add(ink, Floor, mask);

        Assert.Equal(15, mask.Values.Count((byte)1));
    }

    private static Plane<byte> Empty()
    {
        var plane = new Plane<byte>(Side, Side);
        plane.Values.Clear();
        return plane;
    }
}
