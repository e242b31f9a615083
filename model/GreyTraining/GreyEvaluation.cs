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

    /// <summary>The share of digits that are read, and the shares of digits and non-digits below several thresholds.</summary>
    public static IEnumerable<string> Measure(OnnxNetwork classifier, GreyPictures pictures, int seed, int count)
    {
        var (right, digits, others) = (0, new float[count], new float[count]);
        var grey = new float[GreyCrop.Length];
        var probabilities = new float[GreyClassifier.Digits];
        for (var i = 0; i < count; i++)
        {
            var label = pictures.Digit(Dice.For(seed, 0, i), grey);
            digits[i] = GreyClassifier.Classify(classifier, grey, probabilities);
            right += TensorPrimitives.IndexOfMax<float>(probabilities) == label ? 1 : 0;
            pictures.Other(Dice.For(seed, 1, i), grey);
            others[i] = GreyClassifier.Classify(classifier, grey, probabilities);
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
