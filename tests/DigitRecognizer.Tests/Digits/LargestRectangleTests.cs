using DigitRecognizer.Digits;
using DigitRecognizer.Imaging;
using DigitRecognizer.Tests.Filters;
using Xunit;

namespace DigitRecognizer.Tests.Digits;

public sealed class LargestRectangleTests
{
    private const int Side = 100;

    private static readonly PixelBox Place = new(20, 30, 60, 50);

    [Theory]
    [InlineData(true, 20, 240)]
    [InlineData(false, 240, 20)]
    public void A_canvas_on_a_page_is_found_without_its_edge(bool bright, byte page, byte canvas)
    {
        using var grey = AsciiPicture.Plane(AsciiPicture.Rectangle(Side, Side, Place, page, canvas), Side);

        Assert.True(LargestRectangle.TryFind(grey, bright, out var rectangle));
        Assert.Equal(new PixelBox(22, 32, 56, 46), rectangle);
    }

    [Fact]
    public void Ink_on_the_rectangle_changes_nothing()
    {
        using var grey = AsciiPicture.Plane(AsciiPicture.Rectangle(Side, Side, Place, 20, 240), Side);
        for (var y = 40; y < 70; y++)
        {
            grey.Row(y)[45..55].Fill(30);
        }

        Assert.True(LargestRectangle.TryFind(grey, bright: true, out var rectangle));
        Assert.Equal(new PixelBox(22, 32, 56, 46), rectangle);
    }

    [Fact]
    public void The_whole_picture_is_not_a_rectangle_within_it()
    {
        using var grey = AsciiPicture.Plane(AsciiPicture.Rectangle(Side, Side, new PixelBox(45, 20, 10, 60)), Side);

        Assert.False(LargestRectangle.TryFind(grey, bright: true, out _));
    }

    /// <summary>For example the inside of a zero.</summary>
    [Fact]
    public void An_ellipse_is_not_a_rectangle()
    {
        using var grey = AsciiPicture.Plane(new byte[Side * Side], Side);
        for (var y = 0; y < Side; y++)
        {
            for (var x = 0; x < Side; x++)
            {
                grey.Row(y)[x] = Math.Pow((x - 50) / 25.0, 2) + Math.Pow((y - 50) / 40.0, 2) < 1 ? (byte)255 : (byte)0;
            }
        }

        Assert.False(LargestRectangle.TryFind(grey, bright: true, out _));
    }
}
