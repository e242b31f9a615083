using DigitRecognizer.Components;
using DigitRecognizer.Numbers;
using DigitRecognizer.Tests.Filters;
using SkiaSharp;
using Xunit;

namespace DigitRecognizer.Tests.Numbers;

/// <summary>Signs beside a line of digits from row 40 to row 140.</summary>
public sealed class SignShapeTests
{
    private const int Top = 40, Bottom = 140, Gap = 30, Height = Bottom - Top;

    [Theory]
    [InlineData('-', 20, 85, 50, 92)]
    [InlineData('.', 20, 128, 32, 140)]
    [InlineData(',', 20, 128, 30, 154)]
    public void A_small_sign_is_named_by_its_place_and_shape(char sign, int left, int top, int right, int bottom) =>
        Assert.Equal(sign, OfSmall(Gap, new SKRect(left, top, right, bottom)));

    [Fact]
    public void A_plus_is_a_level_and_an_upright_stroke_of_about_one_length() =>
        Assert.Equal('+', OfSmall(Gap, new SKRect(20, 87, 70, 95), new SKRect(41, 66, 49, 116)));

    [Fact]
    public void Another_mark_is_a_sign_without_a_name() => Assert.Equal('?', OfSmall(Gap, new SKRect(20, 80, 60, 130)));

    [Fact]
    public void A_high_mark_close_to_a_digit_may_be_a_part_of_it() => Assert.Null(OfSmall(gap: 3, new SKRect(20, 80, 60, 130)));

    [Fact]
    public void A_slash_is_straight_leans_to_the_right_and_reaches_below_the_digits() =>
        Assert.Equal('/', OfTall(new(150, 150), new(170, 88), new(190, 26)));

    [Theory]
    [InlineData('(', 150)]
    [InlineData(')', 200)]
    public void A_parenthesis_is_a_bow_a_little_higher_than_the_digits(char sign, int middle) =>
        Assert.Equal(sign, OfTall(new(175, 28), new(middle, 88), new(175, 150)));

    [Fact]
    public void A_stroke_that_leans_to_the_left_is_no_digit() => Assert.Equal('?', OfTall(new(150, 40), new(175, 88), new(200, 138)));

    [Fact]
    public void An_upright_stroke_as_high_as_the_digits_is_a_one() => Assert.Null(OfTall(new(170, 42), new(172, 88), new(172, 138)));

    private static char? OfSmall(int gap, params SKRect[] parts)
    {
        using var bitmap = Draw(canvas => parts.ToList().ForEach(part => canvas.DrawRect(part, new SKPaint())));
        using var mask = AsciiPicture.Plane(bitmap.Bytes.Select(value => (byte)(value > 127 ? 1 : 0)).ToArray(), bitmap.Width);
        using var map = ComponentMap.Of(mask, mask);
        return SignShape.OfSmall(map, 0, Top, Bottom, gap);
    }

    /// <summary>The sign that a stroke right of a zero is.</summary>
    private static char? OfTall(params SKPoint[] points)
    {
        using var pen = new SKPaint { Style = SKPaintStyle.Stroke, StrokeWidth = 8 };
        using var bitmap = Draw(canvas =>
        {
            canvas.DrawOval(new SKRect(40, Top, 110, Bottom), pen);
            using var path = new SKPathBuilder();
            path.MoveTo(points[0]);
            path.QuadTo(2 * points[1].X - (points[0].X + points[2].X) / 2, points[1].Y, points[2].X, points[2].Y);
            using var stroke = path.Detach();
            canvas.DrawPath(stroke, pen);
        });
        using var mask = AsciiPicture.Plane(bitmap.Bytes.Select(value => (byte)(value > 127 ? 1 : 0)).ToArray(), bitmap.Width);
        using var map = ComponentMap.Of(mask, mask);
        var sign = map.All[0].Left > map.All[1].Left ? 0 : 1;
        return SignShape.OfTall(map, [0, 1], Height)[sign];
    }

    private static SKBitmap Draw(Action<SKCanvas> draw)
    {
        var bitmap = new SKBitmap(new SKImageInfo(240, 180, SKColorType.Alpha8));
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.Transparent);
        draw(canvas);
        return bitmap;
    }
}
