using DigitRecognizer.Imaging;
using Xunit;

namespace DigitRecognizer.Tests.Imaging;

public sealed class PixelBoxTests
{
    private static readonly PixelBox Box = new(10, 20, 30, 40);

    [Fact]
    public void Right_and_bottom_are_the_column_and_the_row_after_the_last()
    {
        Assert.Equal((40, 60), (Box.Right, Box.Bottom));
        Assert.Equal(Box, PixelBox.FromEdges(10, 20, 40, 60));
        Assert.Equal(40, Box.LongerSide);
    }

    [Fact]
    public void The_centre_lies_between_the_edges() => Assert.Equal((25f, 40f), (Box.CentreX, Box.CentreY));

    [Fact]
    public void A_union_contains_both_boxes_and_the_gap_between_them()
    {
        Assert.Equal(new PixelBox(10, 5, 50, 55), Box.Union(new PixelBox(50, 5, 10, 2)));
        Assert.Equal(Box, Box.Union(new PixelBox(12, 22, 3, 3)));
    }

    [Fact]
    public void An_intersection_is_what_both_boxes_contain()
    {
        Assert.Equal(new PixelBox(35, 20, 5, 10), Box.Intersect(new PixelBox(35, 0, 100, 30)));
        Assert.True(Box.Intersect(new PixelBox(40, 20, 5, 5)).Width <= 0);
    }

    [Fact]
    public void A_box_is_inflated_and_deflated_on_all_four_sides()
    {
        Assert.Equal(new PixelBox(9, 19, 32, 42), Box.Inflate(1));
        Assert.Equal(new PixelBox(12, 22, 26, 36), Box.Inflate(-2));
    }

    [Fact]
    public void A_box_is_moved_and_scaled()
    {
        Assert.Equal(new PixelBox(13, 18, 30, 40), Box.Offset(3, -2));
        Assert.Equal(new PixelBox(20, 40, 60, 80), Box.Scale(2));
    }

    [Theory]
    [InlineData(40, 60, 1, 1)]
    [InlineData(43, 70, 4, 11)]
    [InlineData(0, 0, 1, 11)]
    [InlineData(20, 30, -19, -19)]
    public void Distances_are_counted_in_columns_and_rows(int x, int y, int columns, int rows)
    {
        var other = new PixelBox(x, y, 10, 10);

        Assert.Equal((columns, rows), (Box.HorizontalDistance(other), Box.VerticalDistance(other)));
        Assert.Equal((columns, rows), (other.HorizontalDistance(Box), other.VerticalDistance(Box)));
    }
}
