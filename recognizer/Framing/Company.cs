using DigitRecognizer.Components;
using DigitRecognizer.Imaging;

namespace DigitRecognizer.Framing;

/// <summary>What the picture tells beside the framed digit: what else stands in it, and what framing takes away.</summary>
/// <param name="OnTheLine">Strokes left or right of the digit, about as tall and as strong.</param>
/// <param name="Elsewhere">Strokes anywhere that are large and strong enough to be more than specks.</param>
/// <param name="PenShare">Width of the digit's strokes as a share of its longer side; framed, all are about as wide as MNIST's.</param>
/// <param name="Clarity">How many times stronger its ink is than the picture's noise.</param>
/// <param name="LeftOver">Ink about as strong that is not the digit's, as a share of the digit's.</param>
internal readonly record struct Company(int OnTheLine, int Elsewhere, double PenShare, double Clarity, double LeftOver)
{
    private const double Strong = 0.55;
    private const double Tall = 0.5;
    private const double Noticeable = 0.2;

    /// <summary>Of a digit about which nothing speaks but its framed picture.</summary>
    public static Company None { get; } = new(0, 0, 0, double.PositiveInfinity, 0);

    public static Company Of(PictureStrokes picture, PixelBox box)
    {
        ReadOnlySpan<Stroke> strokes = picture.Pieces.Strokes;
        double contrast = 0;
        long digit = 0, leftOver = 0;
        foreach (var stroke in strokes)
        {
            if (stroke.Group == DigitChoice.Digit)
            {
                contrast = Math.Max(contrast, stroke.Contrast);
                digit += stroke.Area;
            }
        }

        int line = 0, elsewhere = 0;
        foreach (var stroke in strokes)
        {
            if (stroke.Group == DigitChoice.Digit || stroke.Contrast < Strong * contrast || stroke.OnEdge > stroke.Longer / 3)
            {
                continue;
            }

            leftOver += stroke.Area;
            var middle = (stroke.Top + stroke.Bottom) / 2;
            var beside = middle >= box.Y && middle < box.Y + box.Height && (stroke.Right < box.X || stroke.Left >= box.X + box.Width);
            line += beside && stroke.Height > Tall * box.Height && stroke.Height < 2 * box.Height ? 1 : 0;
            elsewhere += stroke.Longer > Noticeable * Math.Max(box.Width, box.Height) ? 1 : 0;
        }

        return new Company(line, elsewhere, DigitFraming.PenWidth(picture.Pieces) / Math.Max(box.Width, box.Height), contrast / picture.Map.Noise, (double)leftOver / digit);
    }
}
