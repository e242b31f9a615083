using System.Runtime.CompilerServices;
using DigitRecognizer.Filters;

namespace DigitRecognizer.Ink;

/// <summary>
/// Finds thin straight lines from one side of a window to the other by a Hough transform for nearly level lines: for each slope it counts
/// the mask's pixels on each line, and then checks the lines with the highest counts along their length.
/// </summary>
internal static class LineSearch
{
    /// <summary>Least share of a line's length that has votes.</summary>
    private const double MinVotes = 0.5;

    /// <summary>How many slopes are tried, about, for each length that a line may rise.</summary>
    private const int SlopeSteps = 200;

    /// <summary>The percentile of a line's thicknesses that counts as its thickness.</summary>
    private const double ThicknessPercentile = 0.6;

    /// <summary>Least share of a line that lies within the window.</summary>
    private const double MinShareInside = 0.8;

    private const int MinThickness = 3;

    /// <summary>How many pixels from a line's middle its ink may be.</summary>
    private const int MaxDeviation = 2;

    /// <param name="window">The part of the mask to search.</param>
    /// <param name="tilt">How far a line may rise, as a share of its length.</param>
    /// <param name="coverage">Least share of a line's length that is inked.</param>
    /// <param name="thickness">Largest thickness, as a share of the window's longer side.</param>
    /// <param name="lines">Takes the lines.</param>
    /// <returns>How many were found.</returns>
    public static int Find(MaskWindow window, double tilt, double coverage, double thickness, Span<RuledLine> lines)
    {
        int length = window.Length, across = window.Across, found = 0;
        // Most digits are not as wide and high as the picture.
        if (window.CountInkedPlaces() < coverage * MinShareInside * length)
        {
            return 0;
        }

        var thickest = Math.Max(MinThickness, (int)(thickness * Math.Max(length, across)));
        var most = (int)(tilt * length);
        var step = Math.Max(1, length / SlopeSteps);
        using var points = Points(window, thickest, out var count);
        if (count < MinVotes * length)
        {
            return 0;
        }

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
            if (best.Values[top] < MinVotes * length)
            {
                break;
            }

            var line = Walk(window, top, top + bestRise.Values[top], thickest);
            var clear = line is { } walked ? walked.Thick + MaxDeviation : 1;
            best.Values[Math.Max(0, top - clear)..Math.Min(across, top + clear + 1)].Clear();
            if (line is { Strength: > 0 } accepted && Covered(window, accepted, thickest) >= coverage)
            {
                lines[found++] = accepted;
            }
        }

        return found;
    }

    /// <summary>Counts for each start how many points lie on the line that starts there with this rise.</summary>
    // Optimized at once: called only a few times for each picture, but over much of it, it would stay unoptimized for many pictures.
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
    /// The middles of the mask's short runs across the lines' direction: one for each place of a line, none for large areas.
    /// </summary>
    // Optimized at once: called only a few times for each picture, but over much of it, it would stay unoptimized for many pictures.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static Plane<(int Along, int Across)> Points(MaskWindow window, int thickest, out int count)
    {
        var points = new Plane<(int, int)>(window.Length, Math.Max(1, window.Across / 2 + 1));
        count = 0;
        for (var along = 0; along < window.Length; along++)
        {
            for (var first = window.Next(along, 0, isInk: true); first < window.Across;)
            {
                var end = window.Next(along, first, isInk: false);
                if (end - first <= thickest)
                {
                    points.Values[count++] = (along, (first + end - 1) / 2);
                }

                first = window.Next(along, end, isInk: true);
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
            var (first, length) = (uint)at < (uint)window.Across ? window.Crossing(along, at, MaxDeviation) : (0, 0);
            if (length > 0 && length <= thickest)
            {
                thick[Math.Min(length, 63)]++;
                ink += window.Ink(along, first + length / 2);
                met++;
            }
        }

        return met == 0 ? null : line with { Thick = Histogram.Percentile(thick, met, ThicknessPercentile), Strength = (double)ink / met };
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
            covered += window.Crossing(along, at, MaxDeviation).Length is > 0 ? 1 : 0;
        }

        return inside < MinShareInside * window.Length || line.Thick > thickest ? 0 : (double)covered / inside;
    }
}
