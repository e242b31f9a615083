using System.Runtime.CompilerServices;
using DigitRecognizer.Filters;

namespace DigitRecognizer.Ink;

/// <summary>
/// Finds thin straight lines from one side of a window to the other: every tilt counts the mask's pixels per line (a Hough transform of
/// nearly level lines), and the lines with the most are walked along.
/// </summary>
internal static class LineSearch
{
    public static int Find(MaskWindow window, double tilt, double coverage, double thickness, Span<RuledLine> lines)
    {
        int length = window.Length, across = window.Across, found = 0;
        var thickest = Math.Max(3, (int)(thickness * Math.Max(length, across)));
        var most = (int)(tilt * length);
        var step = Math.Max(1, length / 200);
        using var points = Points(window, thickest, out var count);
        using var offsets = new Plane<int>(length, 1);
        using var votes = new Plane<int>(across, 1);
        using var best = new Plane<int>(across, 1);
        using var bestRise = new Plane<int>(across, 1);
        best.Values.Clear();
        for (int rise = 0, turn = 0; Math.Abs(rise) <= most; turn++, rise = (turn % 2 == 0 ? -1 : 1) * step * ((turn + 1) / 2))
        {
            Vote(points.Values[..count], rise, offsets.Values, votes.Values);
            KeepBest(votes.Values, rise, best.Values, bestRise.Values);
        }

        while (found < lines.Length)
        {
            var top = System.Numerics.Tensors.TensorPrimitives.IndexOfMax(best.Values);
            if (best.Values[top] < 0.5 * length)
            {
                break;
            }

            var line = Walk(window, top, top + bestRise.Values[top], thickest);
            var clear = line is { } walked ? walked.Thick + 2 : 1;
            best.Values[Math.Max(0, top - clear)..Math.Min(across, top + clear + 1)].Clear();
            if (line is { } found1 && found1.Strength > 0 && Covered(window, found1, thickest) >= coverage)
            {
                lines[found++] = found1;
            }
        }

        return found;
    }

    /// <summary>Every point votes for the place where a line of this rise through it begins.</summary>
    // A few times a picture over much of it: compiled in tiers it would stay slow for many pictures.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Vote(ReadOnlySpan<(int Along, int Across)> points, int rise, Span<int> offsets, Span<int> votes)
    {
        for (var along = 0; along < offsets.Length; along++)
        {
            offsets[along] = rise * along / offsets.Length;
        }

        votes.Clear();
        foreach (var (along, at) in points)
        {
            var start = at - offsets[along];
            if ((uint)start < (uint)votes.Length)
            {
                votes[start]++;
            }
        }
    }

    /// <summary>
    /// Of lines that meet as many points the flattest stays, which comes first: a steeper one along the window's side would leave it.
    /// </summary>
    private static void KeepBest(ReadOnlySpan<int> votes, int rise, Span<int> best, Span<int> bestRise)
    {
        for (var start = 0; start < votes.Length; start++)
        {
            var sum = votes[start] + (start > 0 ? votes[start - 1] : 0) + (start < votes.Length - 1 ? votes[start + 1] : 0);
            if (sum > best[start])
            {
                (best[start], bestRise[start]) = (sum, rise);
            }
        }
    }

    /// <summary>
    /// The middles of the mask's short stretches across: a line gives one a place, whatever its thickness, and a blot none.
    /// </summary>
    // A few times a picture over much of it: compiled in tiers it would stay slow for many pictures.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static Plane<(int Along, int Across)> Points(MaskWindow window, int thickest, out int count)
    {
        var points = new Plane<(int, int)>(window.Length, Math.Max(1, window.Across / 2 + 1));
        count = 0;
        for (var along = 0; along < window.Length; along++)
        {
            for (var across = 0; across < window.Across; across++)
            {
                if (!window[along, across])
                {
                    continue;
                }

                var first = across;
                while (across < window.Across && window[along, across])
                {
                    across++;
                }

                if (across - first <= thickest)
                {
                    points.Values[count++] = (along, (first + across - 1) / 2);
                }
            }
        }

        return points;
    }

    private static RuledLine? Walk(MaskWindow window, int start, int end, int thickest)
    {
        Span<int> thick = stackalloc int[64];
        thick.Clear();
        var line = new RuledLine(start, end, 1, 0);
        long ink = 0;
        var met = 0;
        for (var along = 0; along < window.Length; along++)
        {
            var at = line.At(along, window.Length);
            var (first, length) = (uint)at < (uint)window.Across ? window.Crossing(along, at, 2) : (0, 0);
            if (length > 0 && length <= thickest)
            {
                thick[Math.Min(length, 63)]++;
                ink += window.Ink(along, first + length / 2);
                met++;
            }
        }

        return met == 0 ? null : line with { Thick = Histogram.Percentile(thick, met, 0.6), Strength = (double)ink / met };
    }

    private static double Covered(MaskWindow window, RuledLine line, int thickest)
    {
        int covered = 0, inside = 0;
        for (var along = 0; along < window.Length; along++)
        {
            var at = line.At(along, window.Length);
            if ((uint)at >= (uint)window.Across)
            {
                continue;
            }

            inside++;
            covered += window.Crossing(along, at, 2).Length is > 0 ? 1 : 0;
        }

        return inside < 0.8 * window.Length || line.Thick > thickest ? 0 : (double)covered / inside;
    }
}
