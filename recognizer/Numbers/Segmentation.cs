using System.Numerics.Tensors;

namespace DigitRecognizer.Numbers;

/// <summary>
/// Which neighbouring pieces of a line are one digit: of all ways from the first piece to the last the likeliest. What speaks for a digit is how much
/// likelier the segment classifier finds it than that the pieces are none, what the line's network found in that place, and what the classifier of lone
/// digits says of it.
/// </summary>
internal static class Segmentation
{
    /// <summary>All witnesses have seen the same digits, and what one says is not news after the other. Chosen on numbers of digits held out.</summary>
    private const float SegmentShare = 0.7f;
    private const float ClassifierShare = 0.5f;
    private const float LikenessShare = 0.25f;

    /// <summary>Returns the digits from left to right; together they have all the line's pieces.</summary>
    /// <remarks>
    /// The classifier of lone digits takes most of the time, and it only ever speaks against a segment: so it is asked about the segments of the
    /// likeliest way alone, until it has nothing new to say. The way is the same as if it had been asked about all.
    /// </remarks>
    public static List<DigitSegment> Of(DigitLine line, SegmentReader reader)
    {
        var lattice = new SegmentationLattice(line.Origins.Length);
        var scores = Classify(line, reader, lattice);
        var read = new Dictionary<(int, int), DigitSegment>();
        while (true)
        {
            var starts = lattice.BestPath();
            var way = starts.Zip(starts.Skip(1)).ToArray();
            var unread = Array.FindAll(way, segment => !read.ContainsKey(segment));
            if (unread.Length == 0)
            {
                return [.. way.Select(segment => read[segment])];
            }

            foreach (var (start, end) in unread)
            {
                read[(start, end)] = Read(line, reader, start, end, scores[(start, end)], out var cost);
                lattice[start, end] = cost;
            }
        }
    }

    /// <summary>What speaks for each digit, given what the segment classifier says and other testimony; its log-sum-exp is the whole segment's.</summary>
    public static void CombineEvidence(ReadOnlySpan<float> logits, ReadOnlySpan<float> testimony, Span<float> scores)
    {
        TensorPrimitives.Add(logits[..SegmentClassifier.Digits], testimony, scores);
        TensorPrimitives.Subtract(scores, logits[SegmentClassifier.Digits], scores);
    }

    /// <summary>The log odds that a segment is any digit, by what the segment classifier says.</summary>
    public static float LogOdds(ReadOnlySpan<float> logits) => LogSumExp(logits[..SegmentClassifier.Digits]) - logits[SegmentClassifier.Digits];

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

    /// <summary>
    /// What the classifier of lone digits says in favour of each digit, and how much the segment looks like one once framed: never more than 0.
    /// </summary>
    /// <param name="alone">The segment as a lone digit.</param>
    /// <param name="readsDigits">Whether the classifier does.</param>
    /// <param name="scores">One a digit, to which it is added; the same to all where the classifier reads something else than digits.</param>
    public static void AddClassifierEvidence(DigitSegment alone, bool readsDigits, Span<float> scores)
    {
        var alike = readsDigits ? LikenessShare * MathF.Log(Math.Max(alone.DetectorProbability, 1e-3f)) : 0;
        for (var digit = 0; digit < scores.Length; digit++)
        {
            var probability = readsDigits ? alone.Probabilities[digit] : TensorPrimitives.Max<float>(alone.Probabilities);
            scores[digit] += ClassifierShare * MathF.Log(Math.Clamp(probability, 1e-6f, 1)) + alike;
        }
    }

    /// <summary>Prices every segment by what speaks for it but the classifier of lone digits; returns that, digit by digit.</summary>
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
            TensorPrimitives.Multiply(own, SegmentShare, own);
            evidence.AddTo(scores, box);
            CombineEvidence(own, scores, scores);
            lattice[start, end] = -LogSumExp(scores);
            all[(start, end)] = scores;
        }

        return all;
    }

    private static DigitSegment Read(DigitLine line, SegmentReader reader, int start, int end, float[] scores, out double cost)
    {
        var segment = reader.Classify(line, line.Mark(start, end));
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
