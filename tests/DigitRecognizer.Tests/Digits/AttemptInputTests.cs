using DigitRecognizer.Background;
using DigitRecognizer.Components;
using DigitRecognizer.Digits;
using DigitRecognizer.Imaging;
using DigitRecognizer.Tests.Filters;
using Xunit;

namespace DigitRecognizer.Tests.Digits;

public sealed class AttemptInputTests
{
    [Fact]
    public void The_standard_attempt_works_on_the_picture_itself()
    {
        using var grey = AsciiPicture.Plane(new byte[12], 4);

        Assert.True(AttemptInput.TryOf(grey, 2, AttemptKind.Standard, out var input));

        Assert.True(input.Grey.Values == grey.Values);
        Assert.Equal(2, input.Reduction);
    }

    [Fact]
    public void A_location_found_at_low_resolution_stays_within_the_picture()
    {
        using var grey = AsciiPicture.Plane(new byte[401 * 193], 401);

        Assert.True(AttemptInput.TryOf(grey, 3, AttemptKind.LowResolution, out var input));
        using (input)
        {
            Assert.Equal((81, 39, 15), (input.Grey.Width, input.Grey.Height, input.Reduction));
            var place = input.ToWholePicture(new DigitLocation(new PixelBox(15, 0, 80 * 15, 39 * 15), Polarity.DarkOnLight, 255));
            Assert.Equal(new PixelBox(15, 0, 3 * 401 - 15, 3 * 193), place.Box);
        }
    }

    [Fact]
    public void A_picture_that_is_small_already_is_not_reduced()
    {
        using var grey = AsciiPicture.Plane(new byte[96 * 40], 96);

        Assert.False(AttemptInput.TryOf(grey, 1, AttemptKind.LowResolution, out _));
        Assert.True(AttemptInput.TryOf(grey, 1, AttemptKind.LowestResolution, out var input));
        input.Dispose();
    }

    [Fact]
    public void A_location_found_in_a_rectangle_is_converted_to_the_whole_picture()
    {
        using var desk = AsciiPicture.Plane(AsciiPicture.Rectangle(60, 80, new PixelBox(10, 20, 40, 50), paper: 20, ink: 230), 60);

        Assert.True(AttemptInput.TryOf(desk, 2, AttemptKind.BrightRectangle, out var input));
        using (input)
        {
            Assert.Equal((36, 46), (input.Grey.Width, input.Grey.Height));
            Assert.True(input.Grey.Values.IndexOfAnyExcept((byte)230) < 0);
            var place = input.ToWholePicture(new DigitLocation(new PixelBox(4, 6, 10, 20), Polarity.DarkOnLight, 230));
            Assert.Equal(new PixelBox(2 * 12 + 4, 2 * 22 + 6, 10, 20), place.Box);
        }
    }
}
