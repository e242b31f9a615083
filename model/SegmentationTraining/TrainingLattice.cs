using DigitRecognizer.Numbers;

namespace DigitRecognizer.Model.SegmentationTraining;

/// <summary>
/// A number's lattice to learn from: the ways made of whole digits, each called what it is, shall outweigh all other ways and names
/// together (a conditional random field; Lafferty, McCallum, Pereira, 2001).
/// </summary>
internal sealed class TrainingLattice
{
    private readonly List<Edge> _edges = [];
    private readonly List<SegmentExample> _examples = [];

    /// <summary>How many pieces the line has.</summary>
    public int Pieces { get; set; }

    /// <summary>What the network sees of each edge.</summary>
    public IReadOnlyList<SegmentExample> Examples => _examples;

    /// <summary>Whether whole digits lead from the first piece to the last.</summary>
    public bool HasGoodWay
    {
        get
        {
            Shares(new double[_edges.Count], onlyGood: true, out var sum);
            return _edges.Count > 0 && !double.IsNegativeInfinity(sum);
        }
    }

    /// <param name="start">The first piece.</param>
    /// <param name="end">The piece after the last.</param>
    /// <param name="example">What the network sees, and which digit it is mostly of.</param>
    /// <param name="testimony">What else speaks for each digit.</param>
    /// <param name="good">Whether it is one whole digit. Ends must not decrease from one edge to the next.</param>
    public void Add(int start, int end, SegmentExample example, float[] testimony, bool good)
    {
        _edges.Add(new Edge(start, end, testimony, good));
        _examples.Add(example);
    }

    /// <summary>The negative log likelihood of the good ways.</summary>
    /// <param name="logits">The network's answers, edge by edge.</param>
    /// <param name="gradient">Takes the loss's derivative by each of them.</param>
    public double Loss(ReadOnlySpan<float> logits, Span<float> gradient)
    {
        var named = new double[_edges.Count];
        var any = new double[_edges.Count];
        var scores = new float[_edges.Count * SegmentClassifier.Digits];
        for (var i = 0; i < _edges.Count; i++)
        {
            var own = scores.AsSpan(i * SegmentClassifier.Digits, SegmentClassifier.Digits);
            Segmentation.CombineEvidence(logits.Slice(i * SegmentClassifier.Outputs, SegmentClassifier.Outputs), _edges[i].Testimony, own);
            (named[i], any[i]) = (own[_examples[i].Label.Class], Segmentation.LogSumExp(own));
        }

        var good = Shares(named, onlyGood: true, out var goodSum);
        var all = Shares(any, onlyGood: false, out var sum);
        for (var i = 0; i < _edges.Count; i++)
        {
            var to = gradient.Slice(i * SegmentClassifier.Outputs, SegmentClassifier.Outputs);
            for (var digit = 0; digit < SegmentClassifier.Digits; digit++)
            {
                to[digit] = (float)(all[i] * Math.Exp(scores[i * SegmentClassifier.Digits + digit] - any[i]));
            }

            to[_examples[i].Label.Class] -= (float)good[i];
            to[SegmentClassifier.Digits] = (float)(good[i] - all[i]);
        }

        return sum - goodSum;
    }

    /// <summary>For each edge the share of the ways that go over it, weighed by their scores (forward-backward algorithm).</summary>
    private double[] Shares(double[] scores, bool onlyGood, out double sum)
    {
        var forward = new double[Pieces + 1];
        var backward = new double[Pieces + 1];
        Array.Fill(forward, double.NegativeInfinity, 1, Pieces);
        Array.Fill(backward, double.NegativeInfinity, 0, Pieces);
        for (var i = 0; i < _edges.Count; i++)
        {
            if (_edges[i].Good || !onlyGood)
            {
                forward[_edges[i].End] = LogAdd(forward[_edges[i].End], forward[_edges[i].Start] + scores[i]);
            }
        }

        for (var i = _edges.Count - 1; i >= 0; i--)
        {
            if (_edges[i].Good || !onlyGood)
            {
                backward[_edges[i].Start] = LogAdd(backward[_edges[i].Start], backward[_edges[i].End] + scores[i]);
            }
        }

        sum = forward[Pieces];
        var shares = new double[_edges.Count];
        for (var i = 0; i < shares.Length; i++)
        {
            shares[i] = _edges[i].Good || !onlyGood ? Math.Exp(forward[_edges[i].Start] + scores[i] + backward[_edges[i].End] - sum) : 0;
        }

        return shares;
    }

    private static double LogAdd(double a, double b)
    {
        var high = Math.Max(a, b);
        return double.IsNegativeInfinity(high) ? high : high + Math.Log(1 + Math.Exp(Math.Min(a, b) - high));
    }

    private sealed record Edge(int Start, int End, float[] Testimony, bool Good);
}
