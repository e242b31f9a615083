namespace DigitRecognizer.Numbers;

/// <summary>
/// The probability of a number: the weight of all segmentations that give its digits, divided by the weight of all segmentations, by the
/// forward algorithm. Segmentations with the same digits, where a cut is a few pixels away, count together. It is a lower bound: segments
/// that LeNet has not read, because they are not on the best path, have scores that LeNet could only lower.
/// </summary>
internal static class PathProbability
{
    /// <param name="digits">The digits from left to right.</param>
    /// <param name="fragments">Number of fragments of the line.</param>
    /// <param name="scores">For each segment the log of the weight of each digit.</param>
    /// <returns>0..1.</returns>
    public static float Of(int[] digits, int fragments, IReadOnlyDictionary<(int Start, int End), float[]> scores)
    {
        var segments = scores.OrderBy(segment => segment.Key.Start).ToArray();
        // Logs of the weights of all ways to each fragment: with any digits, and with the first digits of the number.
        var any = Unreached(fragments);
        var same = Array.ConvertAll(new double[digits.Length + 1][], _ => Unreached(fragments));
        (any[0], same[0][0]) = (0, 0);
        foreach (var ((start, end), own) in segments)
        {
            any[end] = Segmentation.LogAdd(any[end], any[start] + Segmentation.LogSumExp(own));
            for (var i = 0; i < digits.Length; i++)
            {
                same[i + 1][end] = Segmentation.LogAdd(same[i + 1][end], same[i][start] + own[digits[i]]);
            }
        }

        return (float)Math.Min(1, Math.Exp(same[^1][fragments] - any[fragments]));
    }

    private static double[] Unreached(int fragments)
    {
        var logs = new double[fragments + 1];
        Array.Fill(logs, double.NegativeInfinity);
        return logs;
    }
}
