using DigitRecognizer.Networks;

namespace DigitRecognizer.Digits;

/// <summary>
/// Measures whether a straight stroke goes through a digit and out on both sides: then the digit is struck out. The bar of a 7 and the
/// stroke of a 4 end at other ink on one side at least.
/// </summary>
internal static class StrikeThrough
{
    /// <summary>Least value of a pixel that is ink.</summary>
    private const float MinInk = 0.5f;

    /// <summary>Directions that are tried, and the distance between parallel lines, in pixels.</summary>
    private const int Directions = 36;
    private const float Step = 0.5f;

    /// <summary>A pixel within the first distance is on the line, beyond the second it belongs to other strokes, in pixels.</summary>
    private const float MaxOnLine = 0.8f, MinBeside = 2.2f;

    /// <summary>Least length of the stroke in pixels of 28 x 28, where a digit is 20 high or wide.</summary>
    private const int MinLength = 14;

    /// <summary>Least ink beside the line, as a share of all, and on each of its sides, as a share of that.</summary>
    private const double MinShareBeside = 0.3, MinShareOfSide = 0.15;

    /// <summary>The share of the ink beside the line that may reach further along it than its ends.</summary>
    private const double Outliers = 0.03;

    /// <summary>Half the pixels of the longest diagonal, the largest distance from the middle.</summary>
    private const int Reach = LeNet.Side;

    /// <summary>Least overhang of a struck-out digit, in pixels of 28 x 28.</summary>
    private const float MinOverhang = 3;

    /// <summary>
    /// A digit with more evidence is not struck out. Lower for a 4 and a 7, whose own strokes may cross and reach beyond each other.
    /// </summary>
    private const double MaxEvidence = 5, MaxEvidenceOfFourAndSeven = 2.5;

    /// <param name="image">28 x 28 values of 0..1, row-major.</param>
    /// <param name="digit">The digit that was read.</param>
    /// <param name="evidence">The evidence for a digit.</param>
    public static bool IsStruckOut(ReadOnlySpan<float> image, int digit, double evidence) =>
        evidence < (digit is 4 or 7 ? MaxEvidenceOfFourAndSeven : MaxEvidence) && Overhang(image) >= MinOverhang;

    /// <param name="image">28 x 28 values of 0..1, row-major.</param>
    /// <returns>How far the best line reaches beyond the other ink at the end where it reaches less, in pixels.</returns>
    public static float Overhang(ReadOnlySpan<float> image)
    {
        Span<(float X, float Y)> points = stackalloc (float, float)[LeNet.InputLength];
        var count = 0;
        for (var i = 0; i < image.Length; i++)
        {
            if (image[i] > MinInk)
            {
                points[count++] = (i % LeNet.Side - LeNet.Side / 2, i / LeNet.Side - LeNet.Side / 2);
            }
        }

        var most = float.NegativeInfinity;
        Span<(float Along, float Across)> turned = stackalloc (float, float)[count];
        for (var direction = 0; direction < Directions; direction++)
        {
            var (sin, cos) = MathF.SinCos(direction * MathF.PI / Directions);
            for (var i = 0; i < count; i++)
            {
                turned[i] = (points[i].X * cos + points[i].Y * sin, points[i].Y * cos - points[i].X * sin);
            }

            for (var across = -Reach / 2f; across <= Reach / 2f; across += Step)
            {
                most = Math.Max(most, OverhangOf(turned, across));
            }
        }

        return most;
    }

    private static float OverhangOf(ReadOnlySpan<(float Along, float Across)> points, float across)
    {
        Span<int> on = stackalloc int[2 * Reach + 1];
        Span<int> beside = stackalloc int[2 * Reach + 1];
        on.Clear();
        beside.Clear();
        int near = 0, far = 0;
        foreach (var point in points)
        {
            var distance = point.Across - across;
            var along = (int)MathF.Round(point.Along) + Reach;
            on[along] += Math.Abs(distance) <= MaxOnLine ? 1 : 0;
            beside[along] += Math.Abs(distance) > MinBeside ? 1 : 0;
            near += distance < -MinBeside ? 1 : 0;
            far += distance > MinBeside ? 1 : 0;
        }

        var rest = near + far;
        var (start, end) = LongestStretch(on);
        if (end - start < MinLength || rest < MinShareBeside * points.Length || Math.Min(near, far) < MinShareOfSide * rest)
        {
            return float.NegativeInfinity;
        }

        var outliers = (int)(Outliers * rest);
        return Math.Min(FirstBeyond(beside, outliers, fromEnd: false) - start, end - 1 - FirstBeyond(beside, outliers, fromEnd: true));
    }

    private static (int Start, int End) LongestStretch(ReadOnlySpan<int> counts)
    {
        var (best, start) = ((Start: 0, End: 0), 0);
        for (var i = 0; i < counts.Length; i++)
        {
            start = counts[i] == 0 ? i + 1 : start;
            best = i + 1 - start > best.End - best.Start ? (start, i + 1) : best;
        }

        return best;
    }

    /// <summary>The first place, from one end, up to which there are more than a number of pixels.</summary>
    private static int FirstBeyond(ReadOnlySpan<int> counts, int number, bool fromEnd)
    {
        var sum = 0;
        for (var i = 0; i < counts.Length; i++)
        {
            var at = fromEnd ? counts.Length - 1 - i : i;
            sum += counts[at];
            if (sum > number)
            {
                return at;
            }
        }

        return fromEnd ? 0 : counts.Length;
    }
}
