using DigitRecognizer.Imaging;

namespace DigitRecognizer.Normalization;

/// <summary>Finds the digit in a picture and draws it the way MNIST was made: 20 pixels high or wide, centre of mass in the middle of 28 x 28.</summary>
public static class Normalizer
{
    /// <summary>From this much noise in grey levels on, a piece smaller than this share of the picture is a grain of the paper.</summary>
    private const double Grain = 0.7;
    private const double SmallestInGrain = 0.03;

    /// <param name="pixels">Any size from 1 x 1, any polarity, any background, the digit anywhere.</param>
    /// <param name="image">Takes 28 x 28 values of 0..1, ink bright.</param>
    /// <exception cref="ImageRejectedException">Blank: nothing stands out from the background.</exception>
    public static Finding Normalize(PixelView pixels, Span<float> image) => Normalize(pixels, image, out _);

    internal static Finding Normalize(PixelView pixels, Span<float> image, out Company company)
    {
        company = Company.None;
        var reduction = Luminance.ReductionOf(pixels);
        using var grey = Luminance.Extract(pixels, reduction);
        if (FramedPicture.TryCopy(grey, image, out var framed))
        {
            return framed;
        }

        using var picture = PictureStrokes.Of(grey, reduction);
        return Frame(picture, image, out company);
    }

    /// <summary>Draws the digit of a picture that is already taken apart.</summary>
    /// <exception cref="ImageRejectedException">Blank: there is none.</exception>
    internal static Finding Frame(PictureStrokes picture, Span<float> image, out Company company)
    {
        var box = ChooseDigit(picture);
        company = Company.Of(picture, box);
        Framing.Draw(picture.Map, picture.Pieces, box, image);
        return picture.Found(box);
    }

    /// <summary>Marks the pieces of the digit.</summary>
    /// <returns>The box around them.</returns>
    /// <exception cref="ImageRejectedException">Blank: there is none, or what there is may be the paper's grain.</exception>
    internal static PixelBox ChooseDigit(PictureStrokes picture)
    {
        var (width, height) = (picture.Map.Ink.Width, picture.Map.Ink.Height);
        var box = DigitChoice.Mark(picture.Pieces.Strokes, width, height) ?? throw Blank();
        var grainy = picture.Map.Noise >= Grain;
        return grainy && Math.Max(box.Width, box.Height) < SmallestInGrain * Math.Max(width, height) ? throw Blank() : box;
    }

    internal static ImageRejectedException Blank() =>
        new(ImageProblem.Blank, "Nothing stands out from the background: draw or photograph a digit with more contrast.");
}
