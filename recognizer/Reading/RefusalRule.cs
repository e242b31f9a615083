using DigitRecognizer.Likeness;
using DigitRecognizer.Network;
using DigitRecognizer.Normalization;

namespace DigitRecognizer.Reading;

/// <summary>
/// When an answer should not be trusted. The limits are set so that at most one real digit in a hundred is refused;
/// RefusalTests measures both sides and fails when a new model or pipeline moves them.
/// </summary>
internal static class RefusalRule
{
    /// <summary>Below this likeness a picture is no digit, however sure the classifier is.</summary>
    private const float Unlike = 0.03f;

    /// <summary>The limit for three pieces or more, as a face's, which is stricter; many pieces are a dotted digit's.</summary>
    private const float UnlikeInPieces = 0.12f;
    private const int FewPieces = 3;

    /// <summary>Below this one it is no digit where the classifier hesitates too.</summary>
    private const float Doubtful = 0.25f;

    private const float Sure = 0.8f;

    /// <summary>Below this confidence the classifier hesitates between digits.</summary>
    private const float Hesitant = 0.45f;

    /// <summary>A page of text or a pattern has this many strokes beside the most prominent one.</summary>
    private const int Many = 12;

    public static Refusal? Decide(ModelInfo model, ReadOnlySpan<float> image, float confidence, Company company)
    {
        if (company.Elsewhere >= Many)
        {
            return Refusal.NotADigit;
        }

        if (company.OnTheLine > 0)
        {
            return Refusal.SeveralDigits;
        }

        var inPieces = company.Pieces is >= FewPieces and < Many;
        return Decide(model, image, confidence, inPieces ? UnlikeInPieces : Unlike);
    }

    /// <summary>The same for a digit of a number, which has company by right.</summary>
    public static Refusal? Decide(ModelInfo model, ReadOnlySpan<float> image, float confidence, float unlike = Unlike)
    {
        // A model with labels of its own reads something else than digits.
        if (model.Labels is not null)
        {
            return confidence < Hesitant ? Refusal.LowConfidence : null;
        }

        var likeness = DigitLikeness.Packaged.Of(image);
        if (likeness < unlike || (likeness < Doubtful && confidence < Sure))
        {
            return Refusal.NotADigit;
        }

        return confidence < Hesitant ? Refusal.LowConfidence : null;
    }
}
