namespace DigitRecognizer.Numbers;

/// <summary>All ways of joining a row of pieces to digits, each join with its cost.</summary>
internal sealed class SegmentationLattice
{
    private readonly int _pieces;
    private readonly double[] _costs;

    public SegmentationLattice(int pieces)
    {
        _pieces = pieces;
        _costs = new double[(pieces + 1) * (pieces + 1)];
        Array.Fill(_costs, double.PositiveInfinity);
    }

    /// <summary>
    /// What it costs to join the pieces from <paramref name="start"/> up to, not including, <paramref name="end"/>; infinite until set.
    /// </summary>
    public double this[int start, int end]
    {
        get => _costs[start * (_pieces + 1) + end];
        set => _costs[start * (_pieces + 1) + end] = value;
    }

    /// <summary>Where each digit of the cheapest way begins, and at the end the number of pieces (Viterbi, 1967).</summary>
    public List<int> BestPath()
    {
        var cost = new double[_pieces + 1];
        var from = new int[_pieces + 1];
        Array.Fill(cost, double.PositiveInfinity, 1, _pieces);
        for (var end = 1; end <= _pieces; end++)
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

        var starts = new List<int> { _pieces };
        for (var at = _pieces; at > 0; at = from[at])
        {
            starts.Insert(0, from[at]);
        }

        return starts;
    }
}
