using System.Globalization;
using DigitRecognizer.Model.Augmentation;
using DigitRecognizer.Networks;

namespace DigitRecognizer.Model.DetectorTraining;

/// <summary>Measures a detector on pictures that it did not train on.</summary>
/// <param name="pictures">Draws them.</param>
/// <param name="seed">Another than the training's.</param>
internal sealed class DetectorEvaluation(DetectorPictures pictures, int seed)
{
    private static readonly double[] Lost = [0.001, 0.0025, 0.005, 0.01];

    /// <summary>For some shares of digits lost: the limit that loses so many, and what share of each kind lies below it.</summary>
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
        foreach (var share in Lost)
        {
            var limit = digits[(int)(share * count)];
            var kinds = others.GroupBy(other => other.Kind).OrderBy(kind => kind.Key)
                .Select(kind => string.Create(
                    CultureInfo.InvariantCulture, $"{kind.Key} {kind.Average(other => other.Probability < limit ? 1.0 : 0):P1}"));
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"limit {limit:0.0000} loses {share:P2} of digits and refuses "
                + $"{others.Average(other => other.Probability < limit ? 1.0 : 0):P1}: {string.Join(", ", kinds)}");
        }
    }
}
