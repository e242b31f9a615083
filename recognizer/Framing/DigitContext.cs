using DigitRecognizer.Components;
using DigitRecognizer.Imaging;

namespace DigitRecognizer.Framing;

/// <summary>What the picture tells beside the framed digit: what else stands in it, and what framing takes away.</summary>
/// <param name="NeighboursOnLine">Strokes left or right of the digit, about as tall and as strong.</param>
/// <param name="OtherComponents">Strokes anywhere that are large and strong enough to be more than specks.</param>
/// <param name="RelativeStrokeWidth">Width of the digit's strokes as a share of its longer side; framed, all are about as wide as MNIST's.</param>
/// <param name="ContrastToNoise">How many times stronger its ink is than the picture's noise.</param>
/// <param name="UnselectedInk">Ink about as strong that is not the digit's, as a share of the digit's.</param>
internal readonly record struct DigitContext(int NeighboursOnLine, int OtherComponents, double RelativeStrokeWidth, double ContrastToNoise, double UnselectedInk)
{
    private const double Strong = 0.55;
    private const double Tall = 0.5;
    private const double Noticeable = 0.2;

    /// <summary>Of a digit about which nothing speaks but its framed picture.</summary>
    public static DigitContext None { get; } = new(0, 0, 0, double.PositiveInfinity, 0);

    public static DigitContext Of(SegmentedPicture picture, PixelBox box)
    {
        ReadOnlySpan<Component> components = picture.Components.All;
        double contrast = 0;
        long digit = 0, leftOver = 0;
        foreach (var component in components)
        {
            if (component.Group == DigitSelector.Digit)
            {
                contrast = Math.Max(contrast, component.Contrast);
                digit += component.Area;
            }
        }

        int line = 0, elsewhere = 0;
        foreach (var component in components)
        {
            if (component.Group == DigitSelector.Digit || component.Contrast < Strong * contrast || component.EdgePixels > component.LongerSide / 3)
            {
                continue;
            }

            leftOver += component.Area;
            var middle = (component.Top + component.Bottom) / 2;
            var beside = middle >= box.Y && middle < box.Y + box.Height && (component.Right < box.X || component.Left >= box.X + box.Width);
            line += beside && component.Height > Tall * box.Height && component.Height < 2 * box.Height ? 1 : 0;
            elsewhere += component.LongerSide > Noticeable * Math.Max(box.Width, box.Height) ? 1 : 0;
        }

        return new DigitContext(line, elsewhere, DigitFraming.PenWidth(picture.Components) / Math.Max(box.Width, box.Height), contrast / picture.InkMap.Noise, (double)leftOver / digit);
    }
}
