using DigitRecognizer.Components;
using DigitRecognizer.Numbers;
using DigitRecognizer.Tests.Filters;
using Xunit;

namespace DigitRecognizer.Tests.Numbers;

public sealed class StrokeShapeTests
{
    private const int Height = 40;

    [Theory]
    [InlineData(0.5)]
    [InlineData(-0.25)]
    [InlineData(0)]
    public void The_slope_of_a_straight_stroke_is_measured(double slope)
    {
        var shape = Of(row => (0.5 - row) * slope);

        Assert.NotNull(shape);
        Assert.InRange(shape.Value.Slope, 0.85 * slope - 0.05, 0.85 * slope + 0.05);
        Assert.InRange(shape.Value.Bow, -0.03, 0.03);
    }

    [Fact]
    public void The_bow_of_a_parenthesis_is_measured_and_is_an_arc()
    {
        var shape = Of(row => 0.2 * Math.Sin(Math.PI * row));

        Assert.NotNull(shape);
        Assert.InRange(shape.Value.Bow, 0.12, 0.2);
        Assert.True(shape.Value.IsArc);
    }

    [Fact]
    public void Two_bows_are_no_arc() => Assert.False(Of(row => 0.2 * Math.Abs(Math.Sin(2 * Math.PI * row)))?.IsArc);

    [Fact]
    public void A_stroke_with_a_foot_as_wide_as_a_digit_is_not_one_stroke() =>
        Assert.Null(Of(_ => 0, row => row > 0.85 ? 12 : 3));

    [Fact]
    public void A_blot_is_not_one_stroke() => Assert.Null(Of(_ => 0, _ => 20));

    /// <summary>The shape of a stroke whose middle, in heights, and width, in pixels, are functions of the row, 0..1.</summary>
    private static StrokeShape? Of(Func<double, double> middle, Func<double, int>? width = null)
    {
        var rows = Enumerable.Range(0, Height).Select(y =>
        {
            var row = y / (Height - 1.0);
            var line = new char[2 * Height];
            Array.Fill(line, '.');
            var wide = width?.Invoke(row) ?? 3;
            line.AsSpan((int)Math.Round(Height + middle(row) * Height) - wide / 2, wide).Fill('#');
            return new string(line);
        });
        using var mask = AsciiPicture.Mask(string.Join('\n', rows));
        using var map = ComponentMap.Of(mask, mask);
        return StrokeShape.Of(map, 0);
    }
}
