using System.Numerics.Tensors;
using DigitRecognizer.Network;
using DigitRecognizer.Normalization;

namespace DigitRecognizer.Reading;

/// <summary>
/// Which neighbouring pieces of a line are one digit: of all ways from the first piece to the last the one that costs least.
/// A digit costs the doubt that it is a whole one and the classifier's doubt which one it is.
/// </summary>
internal static class Segmentation
{
    public const int MostPieces = 12;

    /// <summary>A digit is never wider than this many heights of the line.</summary>
    public const double Widest = 1.9;

    /// <summary>Below these log odds it is no digit and the classifier is not asked.</summary>
    private const float Hopeless = -7;

    private const double WholePrice = 1;
    private const double ClassPrice = 0.5;

    /// <summary>Returns where each digit begins among the pieces, and at the end the number of pieces.</summary>
    public static List<int> Of(InkMap map, DigitLine line, SegmentReader reader)
    {
        var count = line.Pieces.Strokes.Length;
        var cost = new double[count + 1];
        var from = new int[count + 1];
        Array.Fill(cost, double.PositiveInfinity, 1, count);
        for (var end = 1; end <= count; end++)
        {
            for (var start = Math.Max(0, end - MostPieces); start < end; start++)
            {
                var total = cost[start] + Cost(map, line, reader, start, end);
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

    private static double Cost(InkMap map, DigitLine line, SegmentReader reader, int start, int end)
    {
        var box = line.Mark(start, end);
        if (end - start > 1 && box.Width > Widest * line.Height)
        {
            return double.PositiveInfinity;
        }

        Span<float> picture = stackalloc float[SegmentPicture.Length];
        SegmentPicture.Draw(line, box, picture);
        var whole = Wholeness.Packaged.LogOdds(picture);
        var doubt = SoftPlus(-whole);
        if (whole < Hopeless)
        {
            // Never better than a way through pieces that may be digits, but there must be a way.
            return 20 + doubt;
        }

        Span<float> image = stackalloc float[LeNet.InputLength];
        Span<float> probabilities = stackalloc float[reader.Classes];
        reader.Classify(map, line, box, image, probabilities);
        return WholePrice * doubt - ClassPrice * Math.Log(Math.Max(TensorPrimitives.Max<float>(probabilities), 1e-6));
    }

    private static double SoftPlus(double x) => Math.Max(x, 0) + Math.Log(1 + Math.Exp(-Math.Abs(x)));
}
