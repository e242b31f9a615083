using System.Globalization;
using DigitRecognizer.Model.Augmentation;
using DigitRecognizer.Networks;

namespace DigitRecognizer.Model.DetectorTraining;

/// <summary>Measures a detector on pictures that it was not trained on.</summary>
/// <param name="pictures">Draws the pictures.</param>
/// <param name="seed">Must differ from that of the training.</param>
internal sealed class DetectorEvaluation(DetectorPictures pictures, int seed)
{
    private static readonly double[] FalseRejectionRates = [0.001, 0.0025, 0.005, 0.01];

    /// <summary>For several rates of rejected digits: the threshold, and the rejected share of each kind of non-digit.</summary>
    public IEnumerable<string> Measure(DigitDetector detector, int count)
    {
        var digits = new float[count];
        var others = new List<(NonDigit Kind, float Probability)>();
        var image = new float[LeNet.InputLength];
        for (var i = 0; i < count; i++)
        {
            pictures.Digit(Dice.For(seed, 0, i), image);
            digits[i] = detector.Of(image);
            others.Add((pictures.Other(Dice.For(seed, 1, i), image), detector.Of(image)));
        }

        Array.Sort(digits);
        foreach (var share in FalseRejectionRates)
        {
            var threshold = digits[(int)(share * count)];
            var kinds = others.GroupBy(other => other.Kind).OrderBy(kind => kind.Key)
                .Select(kind => string.Create(
                    CultureInfo.InvariantCulture, $"{kind.Key} {kind.Average(other => other.Probability < threshold ? 1.0 : 0):P1}"));
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"threshold {threshold:0.0000} rejects {share:P2} of digits and of non-digits "
                + $"{others.Average(other => other.Probability < threshold ? 1.0 : 0):P1}: {string.Join(", ", kinds)}");
        }
    }
}
