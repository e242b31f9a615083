using DigitRecognizer.Components;
using DigitRecognizer.Digits;
using DigitRecognizer.Framing;
using DigitRecognizer.Grey;
using DigitRecognizer.Tests.Scenes;
using SkiaSharp;
using Xunit;

namespace DigitRecognizer.Tests.Digits;

/// <summary>A 3 of 100 pixels' height, drawn with a pen, and a stroke through it or beside it.</summary>
public sealed class StrikeThroughTests
{
    private const double Doubtful = 0, Clear = 8;

    private static readonly SKPoint[] Across = [new(40, 160), new(160, 40)];
    private static readonly SKPoint[] OwnStroke = [new(92, 36), new(92, 164)];

    [Fact]
    public void A_straight_stroke_through_a_digit_and_out_on_both_sides_strikes_it_out() =>
        Assert.True(IsStruckOut(3, Doubtful, Across));

    [Fact]
    public void A_digit_without_such_a_stroke_is_not_struck_out() => Assert.False(IsStruckOut(3, Doubtful));

    [Fact]
    public void A_stroke_that_ends_in_the_digit_is_a_part_of_it() => Assert.False(IsStruckOut(3, Doubtful, new(40, 160), new(100, 100)));

    [Fact]
    public void A_stroke_below_a_digit_does_not_strike_it_out() => Assert.False(IsStruckOut(3, Doubtful, new(40, 150), new(160, 150)));

    [Fact]
    public void A_clear_digit_is_not_checked() => Assert.False(IsStruckOut(3, Clear, Across));

    [Fact]
    public void The_own_stroke_of_a_four_may_cross_its_bar_and_reach_further() =>
        Assert.Equal((true, false), (IsStruckOut(3, Doubtful, OwnStroke), IsStruckOut(4, Doubtful, OwnStroke)));

    private static bool IsStruckOut(int digit, double evidence, params SKPoint[] stroke)
    {
        using var scene = new Scene(200, 200, SKColors.White);
        using var pen = new SKPaint { Style = SKPaintStyle.Stroke, StrokeWidth = 9, StrokeCap = SKStrokeCap.Round, IsAntialias = true };
        scene.Canvas.DrawArc(new SKRect(70, 50, 120, 100), -160, 250, useCenter: false, pen);
        scene.Canvas.DrawArc(new SKRect(70, 100, 125, 150), -90, 250, useCenter: false, pen);
        if (stroke is [var from, var to])
        {
            scene.Canvas.DrawLine(from, to, pen);
        }

        using var grey = Luminance.Extract(scene.View(scene.Pixels()), 1);
        using var picture = SegmentedPicture.Of(grey, 1);
        var probabilities = new float[10];
        probabilities[digit] = 1;
        return StrikeThrough.IsStruckOut(picture, DigitContext.None with { OtherComponents = 1 }, probabilities, evidence);
    }
}
