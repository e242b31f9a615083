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
    public static Finding Normalize(PixelView pixels, Span<float> image) => Normalize(pixels, image, out _);

    internal static Finding Normalize(PixelView pixels, Span<float> image, out Company company)
    {
        var reduction = Luminance.ReductionOf(pixels);
        using var grey = Luminance.Extract(pixels, reduction);
        return TryNormalize(grey, reduction, View.Usual, image, out var finding, out company) ? finding : throw Blank();
    }

    /// <param name="grey">The picture.</param>
    /// <param name="reduction">Pixels of the caller's picture for one of it.</param>
    /// <param name="view">How to look at it.</param>
    /// <param name="image">Takes 28 x 28 values of 0..1, ink bright.</param>
    /// <param name="finding">Where the digit stood, in the caller's pixels.</param>
    /// <param name="company">What stands beside it.</param>
    /// <returns>Whether there is a digit to read, seen this way.</returns>
    internal static bool TryNormalize(Plane<byte> grey, int reduction, View view, Span<float> image, out Finding finding, out Company company)
    {
        (finding, company) = (default, Company.None);
        if (view == View.Usual && FramedPicture.TryCopy(grey, image, out finding))
        {
            return true;
        }

        if (!SeenPicture.TryOf(grey, reduction, view, out var seen))
        {
            return false;
        }

        using (seen)
        {
            using var picture = PictureStrokes.Of(seen.Grey, seen.Reduction, view.EvenGround());
            if (!TryFrame(picture, image, out finding, out company))
            {
                return false;
            }

            finding = seen.Place(finding);
        }

        return view is not (View.OnBright or View.OnDark)
            || (finding.Box.Width >= Close * reduction * grey.Width && finding.Box.Height >= Close * reduction * grey.Height);
    }

    /// <summary>Draws the digit of a picture that is already taken apart.</summary>
    /// <returns>Whether there is one.</returns>
    internal static bool TryFrame(PictureStrokes picture, Span<float> image, out Finding finding, out Company company)
    {
        (finding, company) = (default, Company.None);
        if (ChooseDigit(picture) is not { } box)
        {
            return false;
        }

        company = Company.Of(picture, box);
        DigitFraming.Draw(picture.Map, picture.Pieces, box, image);
        finding = picture.Found(box);
        return true;
    }

    /// <summary>Marks the pieces of the digit.</summary>
    /// <returns>The box around them; null where there is none, or what there is may be the paper's grain.</returns>
    internal static PixelBox? ChooseDigit(PictureStrokes picture)
    {
        var (width, height) = (picture.Map.Ink.Width, picture.Map.Ink.Height);
        if (DigitChoice.Mark(picture.Pieces.Strokes, width, height) is not { } box)
        {
            return null;
        }

        var grainy = picture.Map.Noise >= Grain;
        return grainy && Math.Max(box.Width, box.Height) < SmallestInGrain * Math.Max(width, height) ? null : box;
    }

    internal static ImageRejectedException Blank() =>
        new(ImageProblem.Blank, "Nothing stands out from the background: draw or photograph a digit with more contrast.");
}
