namespace DigitRecognizer.Normalization;

/// <summary>What else stands in a picture beside the piece taken for the digit.</summary>
/// <param name="OnTheLine">Strokes left or right of it, about as tall and as strong.</param>
/// <param name="Elsewhere">Strokes anywhere that are large and strong enough to be more than specks.</param>
/// <param name="Pieces">Of how many strokes the digit itself is made.</param>
internal readonly record struct Company(int OnTheLine, int Elsewhere, int Pieces)
{
    private const double Strong = 0.55;
    private const double Tall = 0.5;
    private const double Noticeable = 0.2;

    public static Company Of(ReadOnlySpan<Stroke> strokes, Imaging.PixelBox box)
    {
        double contrast = 0;
        var pieces = 0;
        foreach (var stroke in strokes)
        {
            if (stroke.Group == DigitChoice.Digit)
            {
                contrast = Math.Max(contrast, stroke.Contrast);
                pieces++;
            }
        }

        int line = 0, elsewhere = 0;
        foreach (var stroke in strokes)
        {
            if (stroke.Group == DigitChoice.Digit || stroke.Contrast < Strong * contrast || stroke.OnEdge > stroke.Longer / 3)
            {
                continue;
            }

            var middle = (stroke.Top + stroke.Bottom) / 2;
            var beside = middle >= box.Y && middle < box.Y + box.Height && (stroke.Right < box.X || stroke.Left >= box.X + box.Width);
            line += beside && stroke.Height > Tall * box.Height && stroke.Height < 2 * box.Height ? 1 : 0;
            elsewhere += stroke.Longer > Noticeable * Math.Max(box.Width, box.Height) ? 1 : 0;
        }

        return new Company(line, elsewhere, pieces);
    }
}
