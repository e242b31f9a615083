namespace DigitRecognizer.Numbers;

/// <summary>All segmentations of a line into digits: a graph whose edges are candidate segments, each with its cost.</summary>
internal sealed class SegmentationLattice
{
    private readonly int _fragments;
    private readonly double[] _costs;

    public SegmentationLattice(int fragments)
    {
        _fragments = fragments;
        _costs = new double[(fragments + 1) * (fragments + 1)];
        Array.Fill(_costs, double.PositiveInfinity);
    }

    /// <summary>
    /// The cost of the segment from fragment <paramref name="start"/> up to, not including, <paramref name="end"/>; infinite until set.
    /// </summary>
    public double this[int start, int end]
    {
        get => _costs[start * (_fragments + 1) + end];
        set => _costs[start * (_fragments + 1) + end] = value;
    }

    /// <summary>The first fragment of each digit on the cheapest path, then the number of fragments (Viterbi, 1967).</summary>
    public List<int> BestPath()
    {
        var cost = new double[_fragments + 1];
        var from = new int[_fragments + 1];
        Array.Fill(cost, double.PositiveInfinity, 1, _fragments);
        for (var end = 1; end <= _fragments; end++)
        {
            for (var start = 0; start < end; start++)
            {
                var total = cost[start] + this[start, end];
                if (total < cost[end])
                {
                    (cost[end], from[end]) = (total, start);
                }
            }
        }

        var starts = new List<int> { _fragments };
        for (var at = _fragments; at > 0; at = from[at])
        {
            starts.Insert(0, from[at]);
        }

        return starts;
    }
}
