using System.Numerics.Tensors;
using DigitRecognizer.Imaging;
using DigitRecognizer.Likeness;
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
    public const float Hopeless = -8;

    private const double Worst = 20;

    private const double ClassPrice = 1;
    private const double UnlikePrice = 0.25;

    /// <summary>Returns where each digit begins among the pieces, and at the end the number of pieces.</summary>
    public static List<int> Of(DigitLine line, SegmentReader reader)
    {
        var count = line.Parts.Length;
        var lattice = new Lattice(count);
        for (var end = 1; end <= count; end++)
        {
            for (var start = Math.Max(0, end - MostPieces); start < end; start++)
            {
                lattice[start, end] = Cost(line, reader, start, end);
            }
        }

        return lattice.Cheapest();
    }

    private static double Cost(DigitLine line, SegmentReader reader, int start, int end)
    {
        var box = line.Mark(start, end);
        if (end - start > 1 && box.Width > Widest * line.Height)
        {
            return double.PositiveInfinity;
        }

        Span<float> picture = stackalloc float[SegmentPicture.Length];
        SegmentPicture.Draw(line, box, picture);
        var whole = Wholeness.Packaged.LogOdds(picture);
        if (whole < Hopeless)
        {
            // There must be a way, if only through pieces that are no digits.
            return end - start == 1 ? Worst - whole : double.PositiveInfinity;
        }

        return Doubt(line, reader, box) - whole;
    }

    /// <summary>What the classifier's doubt about the marked pieces costs, and how unlike a digit they are once framed.</summary>
    public static double Doubt(DigitLine line, SegmentReader reader, PixelBox box)
    {
        Span<float> image = stackalloc float[LeNet.InputLength];
        Span<float> probabilities = stackalloc float[reader.Classes];
        reader.Classify(line, box, image, probabilities);
        return -ClassPrice * Math.Log(Math.Max(TensorPrimitives.Max<float>(probabilities), 1e-6))
            - UnlikePrice * Math.Log(Math.Max(DigitLikeness.Packaged.Of(image), 1e-3));
    }
}
