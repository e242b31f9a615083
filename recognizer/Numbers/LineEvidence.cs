using DigitRecognizer.Filters;
using DigitRecognizer.Imaging;

namespace DigitRecognizer.Numbers;

/// <summary>
/// The evidence for each digit at a position of a line, from a network that reads the line without cutting it, so that it does not depend
/// on the cuts. Trained on numbers composed from MNIST's training digits.
/// </summary>
internal sealed class LineEvidence
{
    /// <summary>Largest distance of a digit's frame from the middle of its box, in frames.</summary>
    private const float MaxDistance = 2.5f;

    /// <summary>Weight of the evidence, below 1 because it is correlated with the segment classifier's.</summary>
    private const float Weight = 0.35f;

    /// <summary>Lower bound of the odds.</summary>
    private const float MinOdds = 1e-4f;

    private readonly LinePicture _picture;
    private readonly float[] _logits;

    private LineEvidence(LinePicture picture, float[] logits) => (_picture, _logits) = (picture, logits);

    /// <param name="line">The line.</param>
    /// <param name="ink">The ink of the picture that the line was found in.</param>
    public static LineEvidence Of(DigitLine line, Plane<byte> ink)
    {
        var picture = LinePicture.Draw(line, ink);
        return new LineEvidence(picture, LineClassifier.Run(LineClassifier.Packaged, picture.Values));
    }

    /// <summary>Adds to each digit's score the weighted log odds that it is at the middle of a box.</summary>
    public void AddTo(Span<float> scores, PixelBox box)
    {
        var middle = _picture.FrameOf(box.X + box.Right);
        var (first, end) =
            (Math.Max(0, (int)MathF.Round(middle - MaxDistance)), Math.Min(_picture.Frames, (int)MathF.Round(middle + MaxDistance)));
        for (var digit = 0; digit < scores.Length; digit++)
        {
            var odds = MinOdds;
            for (var frame = first; frame < end; frame++)
            {
                odds += MathF.Exp(_logits[digit * _picture.Frames + frame] - _logits[SegmentClassifier.Digits * _picture.Frames + frame]);
            }

            scores[digit] += Weight * MathF.Log(odds);
        }
    }
}
