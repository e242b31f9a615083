using DigitRecognizer.Components;
using DigitRecognizer.Filters;
using DigitRecognizer.Framing;
using DigitRecognizer.Grey;
using DigitRecognizer.Imaging;

namespace DigitRecognizer.Digits;

/// <summary>
/// Finds the digit in a picture and draws it as MNIST was made: 20 pixels high or wide, centre of mass in the middle of 28 x 28.
/// </summary>
public static class Normalizer
{
    /// <summary>
    /// With at least this much noise in grey levels, a digit smaller than this share of the picture is grain of the paper.
    /// </summary>
    private const double MinNoiseOfGrain = 0.7, MaxSizeOfGrain = 0.03;

    /// <summary>Least share of the picture's width and height that a digit fills in a close crop.</summary>
    private const double MinShareOfCloseCrop = 0.8;

    /// <param name="pixels">Any size from 1 x 1, any polarity, any background, the digit anywhere.</param>
    /// <param name="image">Takes 28 x 28 values of 0..1, ink bright.</param>
    /// <exception cref="ImageRejectedException">Blank: nothing differs from the background.</exception>
    public static DigitLocation Normalize(PixelView pixels, Span<float> image) => Normalize(pixels, image, out _);

    internal static DigitLocation Normalize(PixelView pixels, Span<float> image, out DigitContext context)
    {
        var reduction = Luminance.ReductionOf(pixels);
        using var grey = Luminance.Extract(pixels, reduction);
        return TryNormalize(grey, reduction, AttemptKind.Standard, image, out var location, out context) ? location : throw Blank();
    }

    /// <param name="grey">The picture.</param>
    /// <param name="reduction">How many pixels wide and high one of its pixels is in the caller's picture.</param>
    /// <param name="kind">How to preprocess it.</param>
    /// <param name="image">Takes 28 x 28 values of 0..1, ink bright.</param>
    /// <param name="location">Where the digit is, in pixels of the caller's picture.</param>
    /// <param name="context">What the picture shows beside the digit.</param>
    /// <returns>False where this attempt finds no digit.</returns>
    internal static bool TryNormalize(
        Plane<byte> grey, int reduction, AttemptKind kind, Span<float> image, out DigitLocation location, out DigitContext context)
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
            using var picture = input.Segment(kind);
            if (!TryFrame(picture, image, out location, out context))
            {
                return false;
            }

            location = input.ToWholePicture(location);
        }

        return kind is not (AttemptKind.BrightCloseCrop or AttemptKind.DarkCloseCrop)
            || (location.Box.Width >= MinShareOfCloseCrop * reduction * grey.Width
                && location.Box.Height >= MinShareOfCloseCrop * reduction * grey.Height);
    }

    /// <summary>Draws the digit of a picture that is segmented already.</summary>
    /// <returns>False where there is no digit.</returns>
    internal static bool TryFrame(SegmentedPicture picture, Span<float> image, out DigitLocation location, out DigitContext context)
    {
        (location, context) = (default, DigitContext.None);
        var isFound = TrySelectDigit(picture, out var selection);
        using (selection)
        {
            if (isFound)
            {
                context = DigitContext.Of(picture, selection);
                DigitFraming.Draw(picture.InkMap, picture.Components, selection, image);
                location = picture.Locate(selection.Box);
            }
        }

        return isFound;
    }

    /// <summary>Selects the components of the digit; the caller disposes the selection.</summary>
    /// <returns>False where there is none, or what is selected may be grain of the paper.</returns>
    internal static bool TrySelectDigit(SegmentedPicture picture, out ComponentSelection selection)
    {
        var (width, height) = (picture.InkMap.Ink.Width, picture.InkMap.Ink.Height);
        if (!DigitSelector.TrySelect(picture.Components.All, width, height, out selection))
        {
            return false;
        }

        var isGrainy = picture.InkMap.Noise >= MinNoiseOfGrain;
        return !isGrainy || selection.Box.LongerSide >= MaxSizeOfGrain * Math.Max(width, height);
    }

    internal static ImageRejectedException Blank() =>
        new(ImageProblem.Blank, "Nothing stands out from the background: draw or photograph a digit with more contrast.");
}
