using DigitRecognizer.Components;
using DigitRecognizer.Grey;
using DigitRecognizer.Imaging;
using DigitRecognizer.Numbers;
using Xunit;

namespace DigitRecognizer.Tests.Numbers;

public sealed class DigitLineTests
{
    private const int Side = 40, Sky = 24;

    /// <summary>Two rings that touch, and a separate bar above the point of contact.</summary>
    private static byte[] RingsUnderABar()
    {
        var samples = Enumerable.Repeat(byte.MaxValue, 2 * Side * (Sky + Side)).ToArray();
        for (var i = 0; i < samples.Length; i++)
        {
            var (x, y) = (i % (2 * Side), i / (2 * Side));
            var radius = Math.Sqrt(Math.Pow(x % Side - (Side - 1) / 2.0, 2) + Math.Pow(y - Sky - (Side - 1) / 2.0, 2));
            var bar = Math.Abs(x - Side) < 8 && Math.Abs(y - 15) < 3;
            samples[i] = radius is > 15 and < 20 || bar ? (byte)0 : byte.MaxValue;
        }

        return samples;
    }

    [Fact]
    public void Fragments_are_cut_when_another_fragment_of_their_component_is_not_among_them()
    {
        using var grey = Luminance.Extract(new PixelView(RingsUnderABar(), 2 * Side, Sky + Side, 1), 1);
        using var picture = SegmentedPicture.Of(grey, 1);
        Assert.True(DigitLine.TryFind(picture.InkMap, picture.Components, out var found));
        using var line = found;
        var bar = line.Origins.ToArray().ToList().FindIndex(origin => origin is { Before: null, After: null });
        Assert.InRange(bar, 1, line.Origins.Length - 2);

        Assert.False(line.IsCut(0, line.Origins.Length));
        Assert.False(line.IsCut(bar, bar + 1));
        Assert.True(line.IsCut(0, bar + 1), "the right ring is missing");
        Assert.True(line.IsCut(0, 1));
    }

    [Fact]
    public void What_is_in_the_box_of_a_form_is_not_cut()
    {
        using var grey = Luminance.Extract(new PixelView(RingsUnderABar(), 2 * Side, Sky + Side, 1), 1);
        using var picture = SegmentedPicture.Of(grey, 1);
        Assert.True(DigitLine.TryFind(picture.InkMap, picture.Components, out var found, [new PixelBox(0, 0, 2 * Side, Sky + Side)]));
        using var line = found;

        Assert.All(line.Origins.ToArray(), origin => Assert.True(origin is { Before: null, After: null }));
    }

    [Fact]
    public void Every_fragment_and_every_narrow_run_of_fragments_is_a_candidate()
    {
        const int Bars = 6, Apart = 30, Thick = 6, High = 40;
        var samples = Enumerable.Repeat(byte.MaxValue, Bars * Apart * 2 * High).ToArray();
        for (var i = 0; i < samples.Length; i++)
        {
            var (x, y) = (i % (Bars * Apart), i / (Bars * Apart));
            samples[i] = x % Apart is >= 12 and < 12 + Thick && y is >= 20 and < 20 + High ? (byte)0 : byte.MaxValue;
        }

        using var grey = Luminance.Extract(new PixelView(samples, Bars * Apart, 2 * High, 1), 1);
        using var picture = SegmentedPicture.Of(grey, 1);
        Assert.True(DigitLine.TryFind(picture.InkMap, picture.Components, out var found));
        using var line = found;
        var segments = new CandidateSegments(line);
        var seen = new List<(int, int)>();
        while (segments.MoveNext())
        {
            seen.Add((segments.Start, segments.End));
            Assert.Equal((segments.End - segments.Start - 1) * Apart + Thick, segments.Box.Width);
        }

        // Three bars are 66 pixels wide, four 96: more than 1.9 times 40.
        Assert.Equal(
            from end in Enumerable.Range(1, Bars) from start in Enumerable.Range(0, end) where end - start <= 3 select (start, end), seen);
    }
}
