using DigitRecognizer.Filters;
using DigitRecognizer.Imaging;
using DigitRecognizer.Networks;

namespace DigitRecognizer.Numbers;

/// <summary>The inputs of all candidate segments of a line, for one run of the segment classifier. Dispose it.</summary>
internal readonly ref struct SegmentBatch
{
    private readonly Plane<float> _pictures;

    /// <param name="line">The line.</param>
    /// <param name="ink">The ink of the picture that the line was found in.</param>
    public SegmentBatch(DigitLine line, Plane<byte> ink)
    {
        var found = new List<(int, int, PixelBox)>();
        var segments = new CandidateSegments(line);
        while (segments.MoveNext())
        {
            found.Add((segments.Start, segments.End, segments.Box));
        }

        Segments = found;
        _pictures = new Plane<float>(SegmentFeatures.Length, found.Count);
        for (var i = 0; i < found.Count; i++)
        {
            var (start, end, _) = found[i];
            SegmentFeatures.Draw(line, ink, line.Select(start, end), _pictures.Row(i));
        }
    }

    /// <summary>Each segment's first fragment, the fragment after its last, and its box.</summary>
    public IReadOnlyList<(int Start, int End, PixelBox Box)> Segments { get; }

    /// <summary>The logits of each segment: ten digits, then none.</summary>
    public float[] Classify(OnnxNetwork classifier)
    {
        var logits = new float[Segments.Count * SegmentClassifier.Outputs];
        classifier.RunBatch(_pictures.Memory, logits);
        return logits;
    }

    public void Dispose() => _pictures.Dispose();
}
