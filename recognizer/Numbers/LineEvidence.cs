using DigitRecognizer.Filters;
using DigitRecognizer.Imaging;

namespace DigitRecognizer.Numbers;

/// <summary>
/// What speaks for a digit at a place of a line, by a network that slid over the line uncut: a second opinion that no wrong cut can mislead. Trained on
/// numbers composed from MNIST's training digits.
/// </summary>
internal sealed class LineEvidence
{
    /// <summary>Frames away from its middle that a digit may be found.</summary>
    private const float Reach = 2.5f;

    /// <summary>The segment classifier has seen much of the same. Chosen with its share.</summary>
    private const float Share = 0.35f;

    /// <summary>Nothing speaks more against a digit than this, in odds.</summary>
    private const float Least = 1e-4f;

    private readonly LinePicture _picture;
    private readonly float[] _logits;

    private LineEvidence(LinePicture picture, float[] logits) => (_picture, _logits) = (picture, logits);

    /// <param name="line">All its pieces are marked afterwards.</param>
    /// <param name="ink">The ink of the picture that the line was found in.</param>
    public static LineEvidence Of(DigitLine line, Plane<byte> ink)
    {
        var picture = LinePicture.Draw(line, ink);
        return new LineEvidence(picture, LineClassifier.Run(LineClassifier.Packaged, picture.Values));
    }

    /// <summary>Adds to each digit's score what speaks for just one of it around the middle of a box: a share of the log odds.</summary>
    public void AddTo(Span<float> scores, PixelBox box)
    {
        var middle = _picture.FrameOf(2 * box.X + box.Width);
        var (first, end) = (Math.Max(0, (int)MathF.Round(middle - Reach)), Math.Min(_picture.Frames, (int)MathF.Round(middle + Reach)));
        for (var digit = 0; digit < scores.Length; digit++)
        {
            var odds = Least;
            for (var frame = first; frame < end; frame++)
            {
                odds += MathF.Exp(_logits[digit * _picture.Frames + frame] - _logits[SegmentClassifier.Digits * _picture.Frames + frame]);
            }

            scores[digit] += Share * MathF.Log(odds);
        }
    }
}
