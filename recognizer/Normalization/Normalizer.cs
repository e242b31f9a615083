using DigitRecognizer.Imaging;

namespace DigitRecognizer.Normalization;

/// <summary>Finds the digit in a picture and draws it the way MNIST was made: 20 pixels high or wide, centre of mass in the middle of 28 x 28.</summary>
public static class Normalizer
{
    /// <param name="pixels">Any size from 1 x 1, any polarity, any background, the digit anywhere.</param>
    /// <param name="image">Takes 28 x 28 values of 0..1, ink bright.</param>
    /// <exception cref="ImageRejectedException">Blank: nothing stands out from the background.</exception>
    public static Finding Normalize(PixelView pixels, Span<float> image)
    {
        var reduction = Luminance.ReductionOf(pixels);
        using var grey = Luminance.Extract(pixels, reduction);
        if (FramedPicture.TryCopy(grey, image, out var framed))
        {
            return framed;
        }

        using var picture = PictureStrokes.Of(grey, reduction);
        var box = DigitChoice.Mark(picture.Pieces.Strokes, grey.Width, grey.Height) ?? throw Blank();
        Framing.Draw(picture.Map, picture.Pieces, box, image);
        return picture.Found(box);
    }

    internal static ImageRejectedException Blank() =>
        new(ImageProblem.Blank, "Nothing stands out from the background: draw or photograph a digit with more contrast.");
}
