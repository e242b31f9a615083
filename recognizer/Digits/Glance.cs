using System.Diagnostics;
using DigitRecognizer.Components;
using DigitRecognizer.Filters;
using DigitRecognizer.Framing;
using DigitRecognizer.Networks;

namespace DigitRecognizer.Digits;

/// <summary>What one look at a picture finds.</summary>
/// <param name="View">How it was looked at.</param>
/// <param name="Finding">Where the digit stands.</param>
/// <param name="Company">What stands beside it.</param>
/// <param name="Probabilities">The classifier's answer, one a class.</param>
/// <param name="Refusal">Why the answer should not be trusted, or null.</param>
/// <param name="Inferring">Time in the network.</param>
internal readonly record struct Glance(View View, Finding Finding, Company Company, float[] Probabilities, Refusal? Refusal, TimeSpan Inferring)
{
    /// <param name="network">Reads the digit.</param>
    /// <param name="grey">The picture.</param>
    /// <param name="reduction">Pixels of the caller's picture for one of it.</param>
    /// <param name="view">How to look at it.</param>
    /// <param name="image">Takes the 28 x 28 values that the network sees.</param>
    /// <returns>Null where there is nothing to read, seen this way.</returns>
    public static Glance? At(LeNet network, Plane<byte> grey, int reduction, View view, Span<float> image)
    {
        if (!Normalizer.TryNormalize(grey, reduction, view, image, out var finding, out var company))
        {
            return null;
        }

        var start = Stopwatch.GetTimestamp();
        var probabilities = new float[network.Info.Classes];
        network.Classify(image, probabilities);
        var inferring = Stopwatch.GetElapsedTime(start);
        return new Glance(view, finding, company, probabilities, RefusalRule.Decide(network.Info, image, probabilities, company), inferring);
    }
}
