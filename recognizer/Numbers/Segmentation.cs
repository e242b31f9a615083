using System.Numerics.Tensors;

namespace DigitRecognizer.Numbers;

/// <summary>
/// Segments a line into digits: the best path through the lattice of candidate segments. A segment's score combines the log odds of the
/// segment classifier, the evidence of the line classifier, and the probabilities of LeNet and the detector.
/// </summary>
internal static class Segmentation
{
    /// <summary>
    /// Weights below 1: the networks share training data, so their evidence is correlated. Chosen on numbers composed from held-out digits.
    /// </summary>
    private const float SegmentWeight = 0.7f;
    private const float ClassifierWeight = 0.5f;
    private const float DetectorWeight = 0.25f;

    /// <summary>Returns the digits from left to right; together they have all fragments of the line.</summary>
    /// <remarks>
    /// LeNet takes most of the time, and it only lowers scores. So it is run only on the segments of the best path, until all of them have
    /// its score. The result is the same as if it had been run on all segments.
    /// </remarks>
    public static SegmentedLine Of(DigitLine line, SegmentReader reader)
    {
        var lattice = new SegmentationLattice(line.Origins.Length);
        var scores = Classify(line, reader, lattice);
        var read = new Dictionary<(int, int), DigitSegment>();
        while (true)
        {
            var starts = lattice.BestPath();
            var path = starts.Zip(starts.Skip(1)).ToArray();
            var unread = Array.FindAll(path, segment => !read.ContainsKey(segment));
            if (unread.Length == 0)
            {
                DigitSegment[] segments = [.. path.Select(segment => read[segment])];
                var digits = Array.ConvertAll(segments, segment => TensorPrimitives.IndexOfMax<float>(segment.Probabilities));
                var hasCut = HasCut(line, path);
                return new SegmentedLine(
                    segments,
                    hasCut,
                    hasCut && reader.Model.ReadsDigits ? PathProbability.Of(digits, line.Origins.Length, scores) : 1);
            }

            foreach (var (start, end) in unread)
            {
                read[(start, end)] = Read(line, reader, start, end, scores[(start, end)], out var cost);
                lattice[start, end] = cost;
            }
        }
    }

    /// <summary>
    /// The score of each digit from the segment classifier's logits and other evidence; the log-sum-exp is the score of the segment.
    /// </summary>
    public static void CombineEvidence(ReadOnlySpan<float> logits, ReadOnlySpan<float> evidence, Span<float> scores)
    {
        TensorPrimitives.Add(logits[..SegmentClassifier.Digits], evidence, scores);
        TensorPrimitives.Subtract(scores, logits[SegmentClassifier.Digits], scores);
    }

    /// <summary>The segment classifier's log odds that a segment is a digit.</summary>
    public static float LogOdds(ReadOnlySpan<float> logits) =>
        LogSumExp(logits[..SegmentClassifier.Digits]) - logits[SegmentClassifier.Digits];

    public static float LogSumExp(ReadOnlySpan<float> values)
    {
        var largest = TensorPrimitives.Max(values);
        var sum = 0f;
        foreach (var value in values)
        {
            sum += MathF.Exp(value - largest);
        }

        return largest + MathF.Log(sum);
    }

    /// <summary>The log of the sum of two numbers that are given by their logs.</summary>
    public static double LogAdd(double one, double other)
    {
        var more = Math.Max(one, other);
        return double.IsNegativeInfinity(more) ? more : more + Math.Log(1 + Math.Exp(Math.Min(one, other) - more));
    }

    /// <summary>
    /// Adds the weighted log probabilities of LeNet and of the detector, which are at most 0.
    /// </summary>
    /// <param name="alone">The segment, classified as a single digit.</param>
    /// <param name="readsDigits">Whether LeNet's classes are the digits.</param>
    /// <param name="scores">
    /// One for each digit; all get the same value where LeNet has other classes.
    /// </param>
    public static void AddClassifierEvidence(DigitSegment alone, bool readsDigits, Span<float> scores)
    {
        var alike = readsDigits ? DetectorWeight * MathF.Log(Math.Max(alone.DetectorProbability, 1e-3f)) : 0;
        for (var digit = 0; digit < scores.Length; digit++)
        {
            var probability = readsDigits ? alone.Probabilities[digit] : TensorPrimitives.Max<float>(alone.Probabilities);
            scores[digit] += ClassifierWeight * MathF.Log(Math.Clamp(probability, 1e-6f, 1)) + alike;
        }
    }

    /// <summary>Sets the cost of every segment without LeNet's evidence, and returns the scores of its digits.</summary>
    private static Dictionary<(int Start, int End), float[]> Classify(DigitLine line, SegmentReader reader, SegmentationLattice lattice)
    {
        var all = new Dictionary<(int, int), float[]>();
        var evidence = LineEvidence.Of(line, reader.Ink);
        using var pictures = new SegmentBatch(line, reader.Ink);
        var logits = pictures.Classify(SegmentClassifier.Packaged);
        for (var i = 0; i < pictures.Segments.Count; i++)
        {
            var (start, end, box) = pictures.Segments[i];
            var own = logits.AsSpan(i * SegmentClassifier.Outputs, SegmentClassifier.Outputs);
            var scores = new float[SegmentClassifier.Digits];
            TensorPrimitives.Multiply(own, SegmentWeight, own);
            evidence.AddTo(scores, box);
            CombineEvidence(own, scores, scores);
            lattice[start, end] = -LogSumExp(scores);
            all[(start, end)] = scores;
        }

        return all;
    }

    private static bool HasCut(DigitLine line, (int Start, int End)[] path)
    {
        foreach (var (start, end) in path)
        {
            if (line.IsCut(start, end))
            {
                return true;
            }
        }

        return false;
    }

    private static DigitSegment Read(DigitLine line, SegmentReader reader, int start, int end, float[] scores, out double cost)
    {
        var segment = reader.Classify(line, line.Select(start, end));
        AddClassifierEvidence(segment, reader.Model.ReadsDigits, scores);
        var score = LogSumExp(scores);
        cost = -score;
        if (!reader.Model.ReadsDigits || !line.IsCut(start, end))
        {
            return segment;
        }

        var probabilities = new float[scores.Length];
        TensorPrimitives.Subtract(scores, score, probabilities);
        TensorPrimitives.Exp<float>(probabilities, probabilities);
        return segment with { Probabilities = probabilities };
    }
}
