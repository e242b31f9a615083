using System.Numerics.Tensors;
using DigitRecognizer.Components;
using DigitRecognizer.Grey;
using DigitRecognizer.Imaging;
using DigitRecognizer.Networks;
using DigitRecognizer.Numbers;
using DigitRecognizer.Tests.Filters;
using Xunit;

namespace DigitRecognizer.Tests.Numbers;

public sealed class SegmentFeaturesTests
{
    private const int Width = 120, Height = 80;
    private const int Left = 30, Top = 20, Thick = 6, High = 40, Apart = 18;

    /// <summary>Two upright bars side by side.</summary>
    private static byte[] TwoBars()
    {
        var samples = AsciiPicture.Rectangle(Width, Height, new PixelBox(Left, Top, Thick, High));
        var second = AsciiPicture.Rectangle(Width, Height, new PixelBox(Left + Apart, Top, Thick, High));
        TensorPrimitives.Min<byte>(samples, second, samples);
        return samples;
    }

    [Fact]
    public void The_segment_is_drawn_in_the_middle_of_its_own_plane_and_its_neighbour_beside_it_in_the_other()
    {
        var picture = Draw(from: 0, to: 1);
        var own = picture.AsSpan(0, LeNet.InputLength);
        var others = picture.AsSpan(LeNet.InputLength, LeNet.InputLength);

        var scale = 17f / High;
        Assert.Equal(LeNet.Side / 2f, Middle(own), 0.1f);
        Assert.Equal(LeNet.Side / 2f + Apart * scale, Middle(others), 0.1f);
        Assert.Equal(Thick * High * scale * scale, TensorPrimitives.Sum<float>(own), 0.5f);
        Assert.Equal(1, TensorPrimitives.Max<float>(own), 0.01f);
    }

    [Fact]
    public void Both_bars_together_leave_no_neighbours()
    {
        var picture = Draw(from: 0, to: 2);

        Assert.Equal(0, TensorPrimitives.Sum<float>(picture.AsSpan(LeNet.InputLength, LeNet.InputLength)));
        Assert.Equal(LeNet.Side / 2f, Middle(picture.AsSpan(0, LeNet.InputLength)), 0.1f);
    }

    [Fact]
    public void The_measures_say_how_high_it_is_and_how_far_its_neighbour()
    {
        var measures = SegmentMeasures.In(Draw(from: 0, to: 1));

        Assert.Equal(1, measures.Height, 0.01f);
        Assert.Equal(1, measures.GapBefore);
        Assert.Equal((float)(Apart - Thick) / High, measures.GapAfter, 0.01f);
    }

    private static float[] Draw(int from, int to)
    {
        using var grey = Luminance.Extract(new PixelView(TwoBars(), Width, Height, 1), 1);
        using var picture = SegmentedPicture.Of(grey, 1);
        Assert.True(DigitLine.TryFind(picture.InkMap, picture.Components, out var found));
        using var line = found;
        Assert.Equal(2, line.Origins.Length);
        var features = new float[SegmentFeatures.Length];
        SegmentFeatures.Draw(line, picture.InkMap.Ink, line.Select(from, to), features);
        return features;
    }

    private static float Middle(ReadOnlySpan<float> plane)
    {
        float sum = 0, sumX = 0;
        for (var i = 0; i < plane.Length; i++)
        {
            (sum, sumX) = (sum + plane[i], sumX + plane[i] * (i % LeNet.Side + 0.5f));
        }

        return sumX / sum;
    }
}
