using DigitRecognizer.Model.Data;
using DigitRecognizer.Networks;

namespace DigitRecognizer.Model.Evaluation;

/// <summary>Asks the network alone, without the recognizer's search for the digit: what that search costs is the difference.</summary>
public static class RawReader
{
    /// <returns>Part of the pictures read wrongly, 0..1.</returns>
    public static double MeasureError(LeNet network, LabelledImages images)
    {
        var wrong = 0;
        Span<float> image = stackalloc float[LeNet.InputLength];
        var probabilities = new float[network.Info.Classes];
        for (var i = 0; i < images.Count; i++)
        {
            var picture = images[i];
            for (var p = 0; p < image.Length; p++)
            {
                image[p] = picture[p] / 255f;
            }

            network.Classify(image, probabilities);
            wrong += probabilities.IndexOf(probabilities.Max()) == images.Labels[i] ? 0 : 1;
        }

        return (double)wrong / images.Count;
    }
}
