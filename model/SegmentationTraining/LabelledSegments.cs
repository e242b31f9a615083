using DigitRecognizer.Components;
using DigitRecognizer.Grey;
using DigitRecognizer.Imaging;
using DigitRecognizer.Networks;
using DigitRecognizer.Numbers;

namespace DigitRecognizer.Model.SegmentationTraining;

/// <summary>The segments that the recognizer finds in a composed number, each with its training label.</summary>
internal static class LabelledSegments
{
    /// <summary>Shares of a digit from which on, and up to which, the wholeness of a segment rises from 0 to 1.</summary>
    private const float MinShare = 0.75f, FullShare = 0.95f;

    public delegate void Take(DigitLine line, SegmentReader reader, CandidateSegments segment, SegmentLabel label);

    /// <summary>Ink pixels of each digit (columns) in each fragment (rows).</summary>
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
    /// The digit that a segment shares most with, and the share: the least of purity, completeness, and the share of every other digit that
    /// lies outside the segment, because purity hardly falls where a large digit's segment contains a small digit.
    /// </summary>
    public static (int Digit, float Shared) Shared(int[,] ownership, int[] whole, int start, int end)
    {
        var own = new int[whole.Length];
        for (var fragment = start; fragment < end; fragment++)
        {
            for (var digit = 0; digit < own.Length; digit++)
            {
                own[digit] += ownership[fragment, digit];
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

    /// <summary>Ink pixels of each digit.</summary>
    public static int[] Whole(int[,] ownership)
    {
        var whole = new int[ownership.GetLength(1)];
        for (var fragment = 0; fragment < ownership.GetLength(0); fragment++)
        {
            for (var digit = 0; digit < whole.Length; digit++)
            {
                whole[digit] += ownership[fragment, digit];
            }
        }

        return whole;
    }

    /// <summary>Passes on every segment, by rising end; returns the number of fragments.</summary>
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
                new SegmentLabel(number.Classes[digit], Math.Clamp((shared - MinShare) / (FullShare - MinShare), 0, 1)));
        }

        return line.Origins.Length;
    }
}
