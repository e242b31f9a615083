using DigitRecognizer.Framing;
using DigitRecognizer.Imaging;
using DigitRecognizer.Networks;

namespace DigitRecognizer.Digits;

/// <summary>
/// When an answer should not be trusted. The limits are set so that at most one real digit in two hundred is refused;
/// RejectionTests measures both sides and fails when a new model, detector or pipeline moves them.
/// </summary>
internal static class RejectionRule
{
    /// <summary>A page of text or a pattern has this many strokes beside the most prominent one.</summary>
    private const int Many = 12;

    /// <summary>Strokes wider than this share of the whole fill a shape; the broadest marker's are 0.36 of a real digit's.</summary>
    private const double Solid = 0.4;

    /// <summary>What stands out from the noise less than this is noise or texture; the faintest pencil's digit does ten times.</summary>
    private const double Clear = 9;

    /// <summary>Least sum of the two witnesses' log odds: the detector's, and a share of the classifier's.</summary>
    private const double LeastEvidence = -1.6;
    private const double ConfidenceWeight = 0.25;

    /// <summary>The classifier is never surer than a thousand to one.</summary>
    private const double LargestOdds = 7;

    /// <summary>Below this confidence the classifier hesitates between digits.</summary>
    private const float Hesitant = 0.45f;

    /// <summary>Pixels of the shorter side from which on a picture can show a digit: three strokes of an 8 or a 3, and two gaps.</summary>
    private const int MinSide = 5;

    /// <summary>Whether a picture has too few rows or columns to show a digit, whatever was found in it.</summary>
    public static bool IsTooSmall(PixelView pixels) => Math.Min(pixels.Width, pixels.Height) < MinSide;

    /// <param name="model">Only one that reads digits is held to what looks like a digit.</param>
    /// <param name="image">What the classifier saw.</param>
    /// <param name="probabilities">Its answer.</param>
    /// <param name="context">What stands beside the digit.</param>
    public static Rejection? Decide(ModelInfo model, ReadOnlySpan<float> image, ReadOnlySpan<float> probabilities, DigitContext context)
    {
        if (context.OtherComponents >= Many || context.RelativeStrokeWidth > Solid || context.ContrastToNoise < Clear)
        {
            return Rejection.NotADigit;
        }

        if (context.NeighboursOnLine > 0)
        {
            return Rejection.SeveralDigits;
        }

        return Decide(model, model.ReadsDigits ? DigitDetector.Packaged.Of(image) : 1, probabilities);
    }

    /// <summary>The same for a digit of a number, which has company by right.</summary>
    /// <param name="model">Only one that reads digits is held to what looks like a digit.</param>
    /// <param name="likeness">How much the picture looks like a digit, 0..1.</param>
    /// <param name="probabilities">The classifier's answer.</param>
    public static Rejection? Decide(ModelInfo model, float likeness, ReadOnlySpan<float> probabilities)
    {
        var confidence = 0f;
        foreach (var probability in probabilities)
        {
            confidence = Math.Max(confidence, probability);
        }

        if (model.ReadsDigits && Evidence(likeness, confidence) < LeastEvidence)
        {
            return Rejection.NotADigit;
        }

        return confidence < Hesitant ? Rejection.LowConfidence : null;
    }

    /// <summary>The two witnesses' log odds for a digit.</summary>
    /// <param name="likeness">The detector's, 0..1.</param>
    /// <param name="confidence">The classifier's, 0..1.</param>
    public static double Evidence(double likeness, double confidence) => LogOdds(likeness) + ConfidenceWeight * LogOdds(confidence);

    private static double LogOdds(double probability) => Math.Min(LargestOdds, Math.Log(probability / (1 - probability)));
}
