using DigitRecognizer.Components;
using DigitRecognizer.Grey;
using DigitRecognizer.Imaging;
using DigitRecognizer.Networks;
using DigitRecognizer.Numbers;

namespace DigitRecognizer.Model.SegmentationTraining;

/// <summary>The segments that the recognizer finds in a composed number, each with how much of it is one whole digit.</summary>
internal static class LabelledSegments
{
    /// <summary>A segment that shares this much with a digit may pass for it, and with the second it is it.</summary>
    private const float Passable = 0.75f;
    private const float Good = 0.95f;

    public delegate void Take(DigitLine line, SegmentReader reader, CandidateSegments segment, SegmentLabel label);

    /// <summary>How much ink of each digit (columns) is in each piece (rows).</summary>
    public static int[,] Ownership(DigitLine line, ComposedNumber number)
    {
        var ownership = new int[line.Origins.Length, number.Count];
        foreach (var run in line.Fragments.Runs)
        {
            for (var x = run.Start; x < run.End; x++)
            {
                var owner = number.Owners[run.Y * number.Width + x];
                if (owner >= 0)
                {
                    ownership[run.Component, owner]++;
                }
            }
        }

        return ownership;
    }

    /// <summary>
    /// The digit that a segment shares most with, and how much: the least of purity, completeness and what is left outside of any other
    /// digit. A small digit that a large one swallows hardly shows in the purity.
    /// </summary>
    public static (int Digit, float Shared) Shared(int[,] ownership, int[] whole, int start, int end)
    {
        var own = new int[whole.Length];
        for (var piece = start; piece < end; piece++)
        {
            for (var digit = 0; digit < own.Length; digit++)
            {
                own[digit] += ownership[piece, digit];
            }
        }

        var all = Math.Max(1, own.Sum());
        var most = Array.IndexOf(own, own.Max());
        var shared = (float)own[most] / Math.Max(all, whole[most]);
        for (var digit = 0; digit < own.Length; digit++)
        {
            if (digit != most)
            {
                shared = Math.Min(shared, 1 - (float)own[digit] / Math.Max(1, whole[digit]));
            }
        }

        return (most, shared);
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
        using var picture = SegmentedPicture.Of(grey, 1);
        if (!DigitLine.TryFind(picture.InkMap, picture.Components, out var found))
        {
            return 0;
        }

        using var line = found;
        var reader = new SegmentReader(network, picture.InkMap);
        var ownership = Ownership(line, number);
        var whole = Whole(ownership);
        var segments = new CandidateSegments(line);
        while (segments.MoveNext())
        {
            var (digit, shared) = Shared(ownership, whole, segments.Start, segments.End);
            take(line, reader, segments,
                new SegmentLabel(number.Classes[digit], Math.Clamp((shared - Passable) / (Good - Passable), 0, 1)));
        }

        return line.Origins.Length;
    }
}
