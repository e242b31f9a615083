using DigitRecognizer.Model.Data;
using DigitRecognizer.Networks;

namespace DigitRecognizer.Model.Evaluation;

/// <summary>Runs the network without the recognizer's normalization, to measure what the normalization costs.</summary>
public static class RawReader
{
    /// <returns>Share of the pictures that are misread, 0..1.</returns>
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
