using DigitRecognizer.Components;
using DigitRecognizer.Filters;
using DigitRecognizer.Framing;
using DigitRecognizer.Grey;
using DigitRecognizer.Imaging;

namespace DigitRecognizer.Digits;

/// <summary>Finds the digit in a picture and draws it the way MNIST was made: 20 pixels high or wide, centre of mass in the middle of 28 x 28.</summary>
public static class Normalizer
{
    /// <summary>From this much noise in grey levels on, a piece smaller than this share of the picture is a grain of the paper.</summary>
    private const double Grain = 0.7;
    private const double SmallestInGrain = 0.03;

    /// <summary>Least share of the picture's width and height that a digit fills in a close crop.</summary>
    private const double Close = 0.8;

    /// <param name="pixels">Any size from 1 x 1, any polarity, any background, the digit anywhere.</param>
    /// <param name="image">Takes 28 x 28 values of 0..1, ink bright.</param>
    /// <exception cref="ImageRejectedException">Blank: nothing stands out from the background.</exception>
    public static DigitLocation Normalize(PixelView pixels, Span<float> image) => Normalize(pixels, image, out _);

    internal static DigitLocation Normalize(PixelView pixels, Span<float> image, out DigitContext context)
    {
        var reduction = Luminance.ReductionOf(pixels);
        using var grey = Luminance.Extract(pixels, reduction);
        return TryNormalize(grey, reduction, AttemptKind.Standard, image, out var location, out context) ? location : throw Blank();
    }

    /// <param name="grey">The picture.</param>
    /// <param name="reduction">Pixels of the caller's picture for one of it.</param>
    /// <param name="kind">How to look at it.</param>
    /// <param name="image">Takes 28 x 28 values of 0..1, ink bright.</param>
    /// <param name="location">Where the digit stood, in the caller's pixels.</param>
    /// <param name="context">What stands beside it.</param>
    /// <returns>Whether there is a digit to read, seen this way.</returns>
    internal static bool TryNormalize(Plane<byte> grey, int reduction, AttemptKind kind, Span<float> image, out DigitLocation location, out DigitContext context)
    {
        (location, context) = (default, DigitContext.None);
        if (kind == AttemptKind.Standard && FramedPicture.TryCopy(grey, image, out location))
        {
            return true;
        }

        if (!AttemptInput.TryOf(grey, reduction, kind, out var input))
        {
            return false;
        }

        using (input)
        {
            using var picture = SegmentedPicture.Of(input.Grey, input.Reduction, kind.AssumedPolarity());
            if (!TryFrame(picture, image, out location, out context))
            {
                return false;
            }

            location = input.ToWholePicture(location);
        }

        return kind is not (AttemptKind.BrightCloseCrop or AttemptKind.DarkCloseCrop)
            || (location.Box.Width >= Close * reduction * grey.Width && location.Box.Height >= Close * reduction * grey.Height);
    }

    /// <summary>Draws the digit of a picture that is already taken apart.</summary>
    /// <returns>Whether there is one.</returns>
    internal static bool TryFrame(SegmentedPicture picture, Span<float> image, out DigitLocation location, out DigitContext context)
    {
        (location, context) = (default, DigitContext.None);
        if (SelectDigit(picture) is not { } box)
        {
            return false;
        }

        context = DigitContext.Of(picture, box);
        DigitFraming.Draw(picture.InkMap, picture.Components, box, image);
        location = picture.Locate(box);
        return true;
    }

    /// <summary>Marks the pieces of the digit.</summary>
    /// <returns>The box around them; null where there is none, or what there is may be the paper's grain.</returns>
    internal static PixelBox? SelectDigit(SegmentedPicture picture)
    {
        var (width, height) = (picture.InkMap.Ink.Width, picture.InkMap.Ink.Height);
        if (DigitSelector.Mark(picture.Components.All, width, height) is not { } box)
        {
            return null;
        }

        var grainy = picture.InkMap.Noise >= Grain;
        return grainy && Math.Max(box.Width, box.Height) < SmallestInGrain * Math.Max(width, height) ? null : box;
    }

    internal static ImageRejectedException Blank() =>
        new(ImageProblem.Blank, "Nothing stands out from the background: draw or photograph a digit with more contrast.");
}
