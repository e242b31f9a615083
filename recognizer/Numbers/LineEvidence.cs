using DigitRecognizer.Filters;
using DigitRecognizer.Imaging;
using DigitRecognizer.Networks;

namespace DigitRecognizer.Numbers;

/// <summary>
/// What speaks for a digit at a place of a line, by a network that slid over the line uncut: a second opinion that no wrong cut can
/// mislead. Trained on numbers composed from MNIST's training digits.
/// </summary>
internal sealed class LineEvidence
{
    /// <summary>Frames away from its middle that a digit may be found.</summary>
    private const float Reach = 2.5f;

    /// <summary>The segment classifier has seen much of the same. Chosen with its share.</summary>
    private const float Share = 0.35f;

    /// <summary>Nothing speaks more against a digit than this, in odds.</summary>
    private const float Least = 1e-4f;

    private static readonly Lazy<LineNetwork> Shipped = new(() => LineNetwork.Load(PackagedWeights.Read("line.bin")));

    private readonly LinePicture _picture;
    private readonly float[] _logits;

    private LineEvidence(LinePicture picture, float[] logits) => (_picture, _logits) = (picture, logits);

    /// <summary>The network that ships, made by <c>dotnet run --project model -- segmentation line</c>.</summary>
    public static LineNetwork Packaged => Shipped.Value;

    /// <param name="line">The line.</param>
    /// <param name="ink">The ink of the picture that the line was found in.</param>
    public static LineEvidence Of(DigitLine line, Plane<byte> ink)
    {
        var picture = LinePicture.Draw(line, ink);
        return new LineEvidence(picture, Packaged.Run(picture.Values));
    }

    /// <summary>Adds to each digit's score what speaks for just one of it around the middle of a box: a share of the log odds.</summary>
    public void AddTo(Span<float> scores, PixelBox box)
    {
        var middle = _picture.FrameOf(box.X + box.Right);
        var (first, end) = (Math.Max(0, (int)MathF.Round(middle - Reach)), Math.Min(_picture.Frames, (int)MathF.Round(middle + Reach)));
        for (var digit = 0; digit < scores.Length; digit++)
        {
            var odds = Least;
            for (var frame = first; frame < end; frame++)
            {
                var logits = _logits.AsSpan(frame * LineNetwork.Outputs, LineNetwork.Outputs);
                odds += MathF.Exp(logits[digit] - logits[^1]);
            }

            scores[digit] += Share * MathF.Log(odds);
        }
    }
}
