using DigitRecognizer.Imaging;
using DigitRecognizer.Network;
using DigitRecognizer.Normalization;
using DigitRecognizer.Reading;

namespace DigitRecognizer.Model.SegmentationTraining;

/// <summary>The segments that the recognizer finds in a composed number, each with how much of it is one whole digit.</summary>
internal static class LabelledSegments
{
    /// <summary>A segment that shares this much with a digit may pass for it, and with the second it is it.</summary>
    private const float Passable = 0.82f;
    private const float Good = 0.96f;

    public delegate void Take(DigitLine line, SegmentReader reader, PixelBox box, int start, int end, float shared);

    /// <summary>0 to 1 where the lesser of two shares lies: of the segment's ink that is the digit's, and of the digit's that is in the segment.</summary>
    public static float Target(float shared) => Math.Clamp((shared - Passable) / (Good - Passable), 0, 1);

    /// <summary>How much ink of each digit (columns) is in each piece (rows).</summary>
    public static int[,] Ownership(DigitLine line, ComposedNumber number)
    {
        var ownership = new int[line.Parts.Length, number.Count];
        foreach (var run in line.Pieces.Runs)
        {
            for (var x = run.Start; x < run.End; x++)
            {
                var owner = number.Owners[run.Y * number.Width + x];
                if (owner >= 0)
                {
                    ownership[run.Stroke, owner]++;
                }
            }
        }

        return ownership;
    }

    /// <summary>The most that a segment shares with any digit: the lesser of purity and completeness.</summary>
    public static float Shared(int[,] ownership, int[] whole, int start, int end)
    {
        var digits = ownership.GetLength(1);
        var best = 0f;
        var all = 0;
        for (var piece = start; piece < end; piece++)
        {
            for (var digit = 0; digit < digits; digit++)
            {
                all += ownership[piece, digit];
            }
        }

        for (var digit = 0; digit < digits && all > 0; digit++)
        {
            var own = 0;
            for (var piece = start; piece < end; piece++)
            {
                own += ownership[piece, digit];
            }

            best = Math.Max(best, Math.Min((float)own / all, (float)own / Math.Max(1, whole[digit])));
        }

        return best;
    }

    /// <summary>The ink of each digit.</summary>
    public static int[] Whole(int[,] ownership)
    {
        var whole = new int[ownership.GetLength(1)];
        for (var piece = 0; piece < ownership.GetLength(0); piece++)
        {
            for (var digit = 0; digit < whole.Length; digit++)
            {
                whole[digit] += ownership[piece, digit];
            }
        }

        return whole;
    }

    /// <summary>Hands out every segment, ends in rising order; returns the number of pieces.</summary>
    public static int Each(ComposedNumber number, LeNet network, Take take)
    {
        using var grey = Luminance.Extract(new PixelView(number.Pixels, number.Width, number.Height, 1), 1);
        using var picture = PictureStrokes.Of(grey, 1);
        if (!DigitLine.TryFind(picture.Map, picture.Pieces, out var found))
        {
            return 0;
        }

        using var line = found;
        using var reader = new SegmentReader(network, picture.Map);
        var ownership = Ownership(line, number);
        var whole = Whole(ownership);
        for (var end = 1; end <= line.Parts.Length; end++)
        {
            for (var start = Math.Max(0, end - Segmentation.MostPieces); start < end; start++)
            {
                var box = line.Mark(start, end);
                if (end - start == 1 || box.Width <= Segmentation.Widest * line.Height)
                {
                    take(line, reader, box, start, end, Shared(ownership, whole, start, end));
                }
            }
        }

        return line.Parts.Length;
    }
}
