using DigitRecognizer.Components;
using DigitRecognizer.Filters;
using DigitRecognizer.Framing;
using DigitRecognizer.Imaging;
using Xunit;

namespace DigitRecognizer.Tests.Framing;

public sealed class CompanyTests
{
    private const int Side = 120;

    [Fact]
    public void A_digit_alone_has_none()
    {
        var company = Of(new PixelBox(55, 30, 6, 60));

        Assert.Equal((0, 0), (company.OnTheLine, company.Elsewhere));
        Assert.InRange(company.PenShare, 0.05, 0.1);
    }

    [Fact]
    public void A_stroke_as_tall_beside_it_stands_on_its_line()
    {
        var company = Of(new PixelBox(55, 30, 6, 60), new PixelBox(85, 34, 6, 52));

        Assert.Equal((1, 1), (company.OnTheLine, company.Elsewhere));
    }

    [Fact]
    public void A_comma_is_no_company()
    {
        var company = Of(new PixelBox(55, 30, 6, 60), new PixelBox(90, 84, 4, 8));

        Assert.Equal((0, 0), (company.OnTheLine, company.Elsewhere));
    }

    [Fact]
    public void What_stands_above_it_is_elsewhere()
    {
        var company = Of(new PixelBox(55, 50, 6, 60), new PixelBox(40, 6, 30, 5));

        Assert.Equal((0, 1), (company.OnTheLine, company.Elsewhere));
    }

    /// <summary>Dark boxes on white; the first is the digit.</summary>
    private static Company Of(params ReadOnlySpan<PixelBox> boxes)
    {
        using var grey = new Plane<byte>(Side, Side);
        grey.Values.Fill(255);
        foreach (var box in boxes)
        {
            for (var y = box.Y; y < box.Y + box.Height; y++)
            {
                grey.Row(y).Slice(box.X, box.Width).Clear();
            }
        }

        using var picture = PictureStrokes.Of(grey, 1);
        Assert.Equal(boxes[0], DigitChoice.Mark(picture.Pieces.Strokes, Side, Side));
        return Company.Of(picture, boxes[0]);
    }
}
