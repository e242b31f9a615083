using DigitRecognizer.Background;
using DigitRecognizer.Components;
using DigitRecognizer.Digits;
using DigitRecognizer.Imaging;
using DigitRecognizer.Tests.Filters;
using Xunit;

namespace DigitRecognizer.Tests.Digits;

public sealed class SeenPictureTests
{
    [Fact]
    public void Seen_as_usual_it_is_the_picture_itself()
    {
        using var grey = Art.Plane(new byte[12], 4);

        Assert.True(SeenPicture.TryOf(grey, 2, View.Usual, out var seen));

        Assert.True(seen.Grey.Values == grey.Values);
        Assert.Equal(2, seen.Reduction);
    }

    [Fact]
    public void From_afar_no_place_lies_beyond_the_picture()
    {
        using var grey = Art.Plane(new byte[401 * 193], 401);

        Assert.True(SeenPicture.TryOf(grey, 3, View.Afar, out var seen));
        using (seen)
        {
            Assert.Equal((81, 39, 15), (seen.Grey.Width, seen.Grey.Height, seen.Reduction));
            var place = seen.Place(new Finding(new PixelBox(15, 0, 80 * 15, 39 * 15), Polarity.DarkOnLight, 255));
            Assert.Equal(new PixelBox(15, 0, 3 * 401 - 15, 3 * 193), place.Box);
        }
    }

    [Fact]
    public void A_small_picture_is_not_to_be_seen_from_afar()
    {
        using var grey = Art.Plane(new byte[96 * 40], 96);

        Assert.False(SeenPicture.TryOf(grey, 1, View.Afar, out _));
        Assert.True(SeenPicture.TryOf(grey, 1, View.FurtherOff, out var seen));
        seen.Dispose();
    }

    [Fact]
    public void Within_a_sheet_places_are_told_from_the_whole_picture()
    {
        using var desk = Art.Plane(Art.Rectangle(60, 80, new PixelBox(10, 20, 40, 50), paper: 20, ink: 230), 60);

        Assert.True(SeenPicture.TryOf(desk, 2, View.InBright, out var seen));
        using (seen)
        {
            Assert.Equal((36, 46), (seen.Grey.Width, seen.Grey.Height));
            Assert.True(seen.Grey.Values.IndexOfAnyExcept((byte)230) < 0);
            var place = seen.Place(new Finding(new PixelBox(4, 6, 10, 20), Polarity.DarkOnLight, 230));
            Assert.Equal(new PixelBox(2 * 12 + 4, 2 * 22 + 6, 10, 20), place.Box);
        }
    }
}
