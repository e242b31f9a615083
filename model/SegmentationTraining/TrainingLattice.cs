using DigitRecognizer.Numbers;

namespace DigitRecognizer.Model.SegmentationTraining;

/// <summary>
/// The segmentation lattice of a number to train on. The loss is that of a conditional random field (Lafferty, McCallum, Pereira, 2001):
/// the paths of whole digits with the right labels against all paths with all labels.
/// </summary>
internal sealed class TrainingLattice
{
    private readonly List<Edge> _edges = [];
    private readonly List<SegmentExample> _examples = [];

    /// <summary>How many fragments the line has.</summary>
    public int Fragments { get; set; }

    /// <summary>The network's input for each edge.</summary>
    public IReadOnlyList<SegmentExample> Examples => _examples;

    /// <summary>Whether a path of whole digits leads from the first fragment to the last.</summary>
    public bool HasCorrectPath
    {
        get
        {
            Shares(new double[_edges.Count], onlyCorrect: true, out var sum);
            return _edges.Count > 0 && !double.IsNegativeInfinity(sum);
        }
    }

    /// <param name="start">The first fragment.</param>
    /// <param name="end">The fragment after the last; must not decrease from one edge to the next.</param>
    /// <param name="example">The network's input and label.</param>
    /// <param name="evidence">Log evidence for each digit from other sources than the network.</param>
    /// <param name="correct">Whether it is one whole digit.</param>
    public void Add(int start, int end, SegmentExample example, float[] evidence, bool correct)
    {
        _edges.Add(new Edge(start, end, evidence, correct));
        _examples.Add(example);
    }

    /// <summary>The negative log likelihood of the correct paths.</summary>
    /// <param name="logits">The network's output, edge by edge.</param>
    /// <param name="gradient">Takes the loss's derivative by each of them.</param>
    public double Loss(ReadOnlySpan<float> logits, Span<float> gradient)
    {
        var named = new double[_edges.Count];
        var any = new double[_edges.Count];
        var scores = new float[_edges.Count * SegmentClassifier.Digits];
        for (var i = 0; i < _edges.Count; i++)
        {
            var own = scores.AsSpan(i * SegmentClassifier.Digits, SegmentClassifier.Digits);
            Segmentation.CombineEvidence(logits.Slice(i * SegmentClassifier.Outputs, SegmentClassifier.Outputs), _edges[i].Evidence, own);
            (named[i], any[i]) = (own[_examples[i].Label.Class], Segmentation.LogSumExp(own));
        }

        var correct = Shares(named, onlyCorrect: true, out var correctSum);
        var all = Shares(any, onlyCorrect: false, out var sum);
        for (var i = 0; i < _edges.Count; i++)
        {
            var to = gradient.Slice(i * SegmentClassifier.Outputs, SegmentClassifier.Outputs);
            for (var digit = 0; digit < SegmentClassifier.Digits; digit++)
            {
                to[digit] = (float)(all[i] * Math.Exp(scores[i * SegmentClassifier.Digits + digit] - any[i]));
            }

            to[_examples[i].Label.Class] -= (float)correct[i];
            to[SegmentClassifier.Digits] = (float)(correct[i] - all[i]);
        }

        return sum - correctSum;
    }

    /// <summary>For each edge the share of the paths that use it, weighted by their scores (forward-backward algorithm).</summary>
    private double[] Shares(double[] scores, bool onlyCorrect, out double sum)
    {
        var forward = new double[Fragments + 1];
        var backward = new double[Fragments + 1];
        Array.Fill(forward, double.NegativeInfinity, 1, Fragments);
        Array.Fill(backward, double.NegativeInfinity, 0, Fragments);
        for (var i = 0; i < _edges.Count; i++)
        {
            if (_edges[i].Correct || !onlyCorrect)
            {
                forward[_edges[i].End] = Segmentation.LogAdd(forward[_edges[i].End], forward[_edges[i].Start] + scores[i]);
            }
        }

        for (var i = _edges.Count - 1; i >= 0; i--)
        {
            if (_edges[i].Correct || !onlyCorrect)
            {
                backward[_edges[i].Start] = Segmentation.LogAdd(backward[_edges[i].Start], backward[_edges[i].End] + scores[i]);
            }
        }

        sum = forward[Fragments];
        var shares = new double[_edges.Count];
        for (var i = 0; i < shares.Length; i++)
        {
            var edge = _edges[i];
            shares[i] = edge.Correct || !onlyCorrect ? Math.Exp(forward[edge.Start] + scores[i] + backward[edge.End] - sum) : 0;
        }

        return shares;
    }

    private sealed record Edge(int Start, int End, float[] Evidence, bool Correct);
}
