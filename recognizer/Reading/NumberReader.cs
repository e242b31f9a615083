using System.Diagnostics;
using DigitRecognizer.Imaging;
using DigitRecognizer.Likeness;
using DigitRecognizer.Network;
using DigitRecognizer.Normalization;

namespace DigitRecognizer.Reading;

/// <summary>
/// Reads a line of digits: pieces from left to right, and the way of joining neighbours to digits that costs least.
/// What a join costs is the network's doubt, and how unlike a digit its shape is.
/// </summary>
internal ref struct NumberReader
{
    private const int MostPieces = 6;
    private const double LikenessPrice = 1.5;
    private const double WidePrice = 4;
    private const double NarrowPrice = 5;
    private const double DigitPrice = 0.2;
    private const double CutPrice = 0.1;
    private const double ThickCutPrice = 6;
    private const double LoopPrice = 1.2;

    private readonly LeNet _network;
    private readonly PictureStrokes _picture;
    private readonly int _height;
    private TimeSpan _inferring;

    public NumberReader(LeNet network, PictureStrokes picture, int height)
    {
        _network = network;
        _picture = picture;
        _height = height;
    }

    public readonly TimeSpan Inferring => _inferring;

    /// <summary>Returns where each digit begins among the pieces, and at the end the number of pieces.</summary>
    /// <param name="pieces">From left to right.</param>
    /// <param name="cuts">The cut before each piece.</param>
    public List<int> Segment(StrokeMap pieces, ReadOnlySpan<DigitLineCut> cuts)
    {
        var count = pieces.Strokes.Length;
        var cost = new double[count + 1];
        var from = new int[count + 1];
        Array.Fill(cost, double.PositiveInfinity, 1, count);
        for (var end = 1; end <= count; end++)
        {
            for (var start = Math.Max(0, end - MostPieces); start < end; start++)
            {
                var total = cost[start] + CutCost(cuts[start]) + Cost(pieces, start, end);
                if (total < cost[end])
                {
                    (cost[end], from[end]) = (total, start);
                }
            }
        }

        var starts = new List<int>();
        for (var at = count; at > 0; at = from[at])
        {
            starts.Insert(0, from[at]);
        }

        starts.Add(count);
        return starts;
    }

    /// <summary>Frames and classifies the digit made of some neighbouring pieces.</summary>
    public PixelBox Classify(StrokeMap pieces, int start, int end, scoped Span<float> image, scoped Span<float> probabilities)
    {
        var box = DigitLine.Mark(pieces.Strokes, start, end);
        Framing.Draw(_picture.Map, pieces, box, image);
        var begin = Stopwatch.GetTimestamp();
        _network.Classify(image, probabilities);
        _inferring += Stopwatch.GetElapsedTime(begin);
        return box;
    }

    private double Cost(StrokeMap pieces, int start, int end)
    {
        double area = 0;
        for (var i = start; i < end; i++)
        {
            area += pieces.Strokes[i].Area;
        }

        if (area == 0)
        {
            return double.PositiveInfinity;
        }

        var joins = JoinCost(pieces.Strokes, start, end);
        var bounds = DigitLine.Mark(pieces.Strokes, start, end);
        var wide = (double)bounds.Width / Math.Max(bounds.Height, 0.6 * _height);
        if (wide > 2 || joins > 12)
        {
            return double.PositiveInfinity;
        }

        Span<float> image = stackalloc float[LeNet.InputLength];
        Span<float> probabilities = stackalloc float[64];
        probabilities = probabilities[.._network.Info.Classes];
        Classify(pieces, start, end, image, probabilities);
        var best = System.Numerics.Tensors.TensorPrimitives.Max<float>(probabilities);
        var low = (double)bounds.Height / _height;
        var unlike = -Math.Log(Math.Max(DigitLikeness.Packaged.Of(image), 1e-3));
        return -2 * Math.Log(Math.Max(best, 1e-6)) + LikenessPrice * unlike + DigitPrice + joins + WidePrice * Math.Max(0, wide - 0.85) + 8 * Math.Max(0, wide - 1.15) + 8 * Math.Max(0, 0.5 - low) + 3 * Math.Max(0, 0.75 - low);
    }

    /// <summary>What speaks against a cut: that what it cuts is no wider than one digit, and ink beyond what one stroke's touch takes.</summary>
    private readonly double CutCost(DigitLineCut cut)
    {
        if (cut.Ink == 0)
        {
            return 0;
        }

        var narrow = Math.Clamp(NarrowPrice * (1.2 - (double)cut.PieceWidth / _height), 0, 3);
        return CutPrice + narrow + (LoopPrice * Math.Max(0, cut.Strokes - 1)) + ThickCutPrice * Math.Max(0, (double)cut.Ink / _height - 0.15);
    }

    /// <summary>What speaks against neighbours being one digit: a gap between them, most of all between two tall ones.</summary>
    private readonly double JoinCost(ReadOnlySpan<Stroke> pieces, int start, int end)
    {
        double cost = 0;
        var right = int.MaxValue;
        var tallest = 0;
        for (var i = start; i < end; i++)
        {
            if (pieces[i].Area == 0)
            {
                continue;
            }

            var gap = right == int.MaxValue ? 0 : (double)(pieces[i].Left - right - 1) / _height;
            var bothTall = Math.Min(pieces[i].Height, tallest) > 0.55 * _height;
            cost += gap > 0 ? 6 * gap + (bothTall && gap > 0.02 ? 3 : 0.3) : 0;
            right = right == int.MaxValue ? pieces[i].Right : Math.Max(right, pieces[i].Right);
            tallest = Math.Max(tallest, pieces[i].Height);
        }

        return cost;
    }
}
