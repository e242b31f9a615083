using DigitRecognizer.Imaging;

namespace DigitRecognizer.Normalization;

/// <summary>Finds the digit in a picture and draws it the way MNIST was made: 20 pixels high or wide, centre of mass in the middle of 28 x 28.</summary>
public static class Normalizer
{
    /// <summary>From this much noise in grey levels on, a piece smaller than this share of the picture is a grain of the paper.</summary>
    private const double Grain = 0.7;
    private const double SmallestInGrain = 0.03;

    /// <summary>Least share of the picture's width and height that a digit fills in a close crop.</summary>
    private const double Close = 0.8;

    /// <summary>The longer side in pixels of a picture seen from afar, and from further off.</summary>
    private const int AfarSide = 96;
    private const int FurtherOffSide = 48;

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
    internal static bool TryNormalize(Plane<byte> grey, int reduction, View view, Span<float> image, out Finding finding, out Company company) => view switch
    {
        View.InBright or View.InDark => TryNormalizeSheet(grey, reduction, view == View.InBright, image, out finding, out company),
        View.Afar => TryNormalizeFrom(grey, reduction, AfarSide, image, out finding, out company),
        View.FurtherOff => TryNormalizeFrom(grey, reduction, FurtherOffSide, image, out finding, out company),
        _ => TryNormalizeWhole(grey, reduction, view, image, out finding, out company),
    };

    private static bool TryNormalizeWhole(Plane<byte> grey, int reduction, View view, Span<float> image, out Finding finding, out Company company)
    {
        (finding, company) = (default, Company.None);
        if (view == View.Usual && FramedPicture.TryCopy(grey, image, out finding))
        {
            return true;
        }

        using var picture = PictureStrokes.Of(grey, reduction, view);
        return TryFrame(picture, image, out finding, out company)
            && (view == View.Usual || (finding.Box.Width >= Close * reduction * grey.Width && finding.Box.Height >= Close * reduction * grey.Height));
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
        Framing.Draw(picture.Map, picture.Pieces, box, image);
        finding = picture.Found(box);
        return true;
    }

    private static bool TryNormalizeSheet(Plane<byte> grey, int reduction, bool bright, Span<float> image, out Finding finding, out Company company)
    {
        (finding, company) = (default, Company.None);
        if (!Sheet.TryFind(grey, bright, out var sheet))
        {
            return false;
        }

        using var part = new Plane<byte>(sheet.Width, sheet.Height);
        for (var y = 0; y < part.Height; y++)
        {
            grey.Row(sheet.Y + y).Slice(sheet.X, sheet.Width).CopyTo(part.Row(y));
        }

        if (!TryNormalizeWhole(part, reduction, View.Usual, image, out var inside, out company))
        {
            return false;
        }

        finding = inside with { Box = inside.Box with { X = inside.Box.X + sheet.X * reduction, Y = inside.Box.Y + sheet.Y * reduction } };
        return true;
    }

    private static bool TryNormalizeFrom(Plane<byte> grey, int reduction, int side, Span<float> image, out Finding finding, out Company company)
    {
        (finding, company) = (default, Company.None);
        var cell = (Math.Max(grey.Width, grey.Height) + side - 1) / side;
        if (cell == 1)
        {
            return false;
        }

        using var coarse = WideMedian.Reduce(grey, cell);
        return TryNormalizeWhole(coarse, reduction * cell, View.Usual, image, out finding, out company);
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
