using DigitRecognizer.Network;

namespace DigitRecognizer.Model.SegmentationTraining;

/// <summary>
/// A number's lattice to learn from: the ways made of whole digits shall outweigh all other ways together (a conditional random field; Lafferty,
/// McCallum, Pereira, 2001).
/// </summary>
internal sealed class TrainingLattice
{
    private readonly List<Edge> _edges = [];

    /// <summary>How many pieces the line has.</summary>
    public int Pieces { get; set; }

    /// <param name="start">The first piece.</param>
    /// <param name="end">The piece after the last.</param>
    /// <param name="picture">What the network sees.</param>
    /// <param name="cost">What the join costs beside the network's odds.</param>
    /// <param name="good">Whether it is one whole digit. Ends must not decrease from one edge to the next.</param>
    public void Add(int start, int end, float[] picture, double cost, bool good) => _edges.Add(new Edge(start, end, picture, cost, good));

    /// <summary>Steps downhill once; returns the loss before, or null where no way is good.</summary>
    public double? Learn(Perceptron network, float rate)
    {
        var scores = _edges.ConvertAll(edge => network.LogOdds(edge.Picture) - edge.Cost);
        var good = Shares(scores, onlyGood: true, out var goodSum);
        if (double.IsNegativeInfinity(goodSum))
        {
            return null;
        }

        var all = Shares(scores, onlyGood: false, out var sum);
        for (var i = 0; i < _edges.Count; i++)
        {
            var gradient = (float)(all[i] - good[i]);
            if (Math.Abs(gradient) > 1e-3)
            {
                network.Lower(_edges[i].Picture, rate * gradient);
            }
        }

        return sum - goodSum;
    }

    /// <summary>For each edge the share of the ways that go over it, weighed by their scores (forward-backward algorithm).</summary>
    private double[] Shares(List<double> scores, bool onlyGood, out double sum)
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

    private sealed record Edge(int Start, int End, float[] Picture, double Cost, bool Good);
}
