using System.Globalization;
using System.Numerics.Tensors;
using DigitRecognizer.Framing;
using DigitRecognizer.Model.Augmentation;
using DigitRecognizer.Networks;

namespace DigitRecognizer.Model.GreyTraining;

/// <summary>Measures the classifier of grey pictures on drawings that it was not trained on.</summary>
internal static class GreyEvaluation
{
    private static readonly float[] Thresholds = [0.1f, 0.3f, 0.5f, 0.8f];

    /// <summary>The share of digits that are read, and for several thresholds the shares of digits and non-digits that it rejects.</summary>
    public static IEnumerable<string> Measure(OnnxNetwork classifier, GreyPictures pictures, int seed, int count)
    {
        var (right, digits, others) = (0, new float[count], new float[count]);
        var grey = new float[GreyCrop.Length];
        var logits = new float[GreyClassifier.Outputs];
        for (var i = 0; i < count; i++)
        {
            var label = pictures.Digit(Dice.For(seed, 0, i), grey);
            classifier.Run(grey, logits);
            right += TensorPrimitives.IndexOfMax<float>(logits.AsSpan(0, GreyClassifier.Digits)) == label ? 1 : 0;
            TensorPrimitives.SoftMax<float>(logits, logits);
            digits[i] = 1 - logits[GreyClassifier.Digits];
            pictures.Other(Dice.For(seed, 1, i), grey);
            classifier.Run(grey, logits);
            TensorPrimitives.SoftMax<float>(logits, logits);
            others[i] = 1 - logits[GreyClassifier.Digits];
        }

        yield return string.Create(CultureInfo.InvariantCulture, $"of unseen digits {(double)right / count:P2} are read");
        foreach (var threshold in Thresholds)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"probability of a digit below {threshold}: {digits.Average(p => p < threshold ? 1.0 : 0):P2} of digits, "
                + $"{others.Average(p => p < threshold ? 1.0 : 0):P2} of non-digits");
        }
    }
}
