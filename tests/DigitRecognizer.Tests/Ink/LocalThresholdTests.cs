using DigitRecognizer.Filters;
using DigitRecognizer.Ink;
using Xunit;

namespace DigitRecognizer.Tests.Ink;

public sealed class LocalThresholdTests
{
    private const int Side = 160, Floor = 6;

    [Fact]
    public void Faint_ink_is_in_the_mask_alone_but_not_beside_strong_ink()
    {
        using var ink = new Plane<byte>(Side, Side);
        ink.Values.Clear();
        Column(ink, 20, 200);
        Column(ink, 26, 40);
        Column(ink, 130, 40);

        using var mask = Apply(ink);

        Assert.Equal((1, 0, 1), (mask.Row(80)[20], mask.Row(80)[26], mask.Row(80)[130]));
    }

    [Fact]
    public void Ink_up_to_the_floor_is_not_in_the_mask()
    {
        using var ink = new Plane<byte>(Side, Side);
        ink.Values.Fill(Floor);
        Column(ink, 80, Floor + 1);

        using var mask = Apply(ink);

        Assert.Equal(Side, mask.Values.ToArray().Count(v => v == 1));
    }

    private static void Column(Plane<byte> ink, int x, byte level)
    {
        for (var y = 0; y < Side; y++)
        {
            ink.Row(y)[x] = level;
        }
    }

    private static Plane<byte> Apply(Plane<byte> ink)
    {
        var mask = new Plane<byte>(Side, Side);
        LocalThreshold.Apply(ink, Floor, 0.4, mask);
        return mask;
    }
}
