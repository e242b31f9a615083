using DigitRecognizer.Filters;
using DigitRecognizer.Framing;
using DigitRecognizer.Imaging;
using Xunit;

namespace DigitRecognizer.Tests.Framing;

public sealed class GreyCropTests
{
    private const byte Paper = 200;

    [Fact]
    public void Digit_is_in_the_middle_and_a_stroke_beside_its_box_is_kept()
    {
        using var grey = Paint(100, 60, (40, 20, 4, 20), (50, 20, 4, 20));
        var output = new float[GreyCrop.Length];

        // The box of the first stroke alone, as if the second had been lost.
        GreyCrop.Draw(grey, new PixelBox(40, 20, 4, 20), output);

        Assert.True(At(output, 16, 16) < -0.3f);
        Assert.True(At(output, 26, 16) < -0.3f);
        Assert.True(At(output, 5, 16) > 0 && At(output, 16, 2) > 0);
    }

    [Fact]
    public void Contrast_and_brightness_make_no_difference()
    {
        using var strong = Paint(40, 40, (15, 10, 8, 20));
        using var faint = strong.Copy();
        foreach (ref var value in faint.Values)
        {
            value = (byte)(90 + value / 10);
        }

        float[] first = new float[GreyCrop.Length], second = new float[GreyCrop.Length];
        GreyCrop.Draw(strong, new PixelBox(15, 10, 8, 20), first);
        GreyCrop.Draw(faint, new PixelBox(15, 10, 8, 20), second);

        Assert.All(first, (value, i) => Assert.Equal(value, second[i], 1e-3f));
        Assert.Equal(0, first.Average(), 1e-3f);
    }

    [Fact]
    public void Outside_the_picture_its_border_is_repeated()
    {
        using var grey = Paint(20, 20, (8, 0, 4, 20));
        var output = new float[GreyCrop.Length];

        GreyCrop.Draw(grey, new PixelBox(8, 0, 4, 20), output);

        Assert.True(At(output, 16, 0) < -0.3f && At(output, 16, 31) < -0.3f);
        Assert.True(At(output, 0, 0) > 0 && At(output, 31, 31) > 0);
    }

    [Fact]
    public void Even_picture_has_no_contrast()
    {
        using var grey = Paint(20, 20);
        var output = new float[GreyCrop.Length];

        GreyCrop.Draw(grey, new PixelBox(5, 5, 5, 5), output);

        Assert.All(output, value => Assert.Equal(0, value, 1e-4f));
    }

    private static float At(float[] output, int x, int y) => output[y * GreyCrop.Side + x];

    private static Plane<byte> Paint(int width, int height, params (int X, int Y, int Width, int Height)[] strokes)
    {
        var grey = new Plane<byte>(width, height);
        grey.Values.Fill(Paper);
        foreach (var (x, y, columns, rows) in strokes)
        {
            for (var row = y; row < y + rows; row++)
            {
                grey.Row(row).Slice(x, columns).Clear();
            }
        }

        return grey;
    }
}
