using System.Numerics;
using DigitRecognizer.Filters;

namespace DigitRecognizer.Background;

/// <summary>
/// Step 2: decides whether the background is flat, as in a drawing. The background of a photo, with its shading and shadows, is estimated
/// by <see cref="MorphologicalBackground"/>.
/// </summary>
internal static class BackgroundEstimate
{
    /// <summary>How far a pixel may be from the background's level and still count as background.</summary>
    private const int MaxDifference = 6;

    /// <summary>How far a pixel at the edge may be from the most frequent level there.</summary>
    private const int MaxDifferenceAtEdge = 2;

    /// <summary>The edge is a ring whose width is the longer side over this number.</summary>
    private const int EdgeDivisor = 40;

    /// <summary>Least share of the edge, and of the whole picture, that has the level of a flat background.</summary>
    private const double MinShareOfEdge = 0.85, MinShareOfPicture = 0.3;

    /// <summary>Least share of the picture that has exactly one level; no camera makes that.</summary>
    private const double MinShareOfLevel = 0.5;

    /// <summary>
    /// The level of a flat background: the edge has one level, which also makes up a good part of the inside, or half the picture has
    /// exactly one level. Null for a photo.
    /// </summary>
    public static byte? FlatLevel(Plane<byte> grey)
    {
        Span<int> histogram = stackalloc int[256];
        var edgeCount = CountEdge(grey, histogram);
        var count = grey.Values.Length;
        var atEdge = Histogram.Mode(histogram);
        if (Share(histogram, atEdge, MaxDifferenceAtEdge, edgeCount) >= MinShareOfEdge
            && CountNear(grey.Values, atEdge, MaxDifference) >= MinShareOfPicture * count)
        {
            return (byte)atEdge;
        }

        Histogram.Count(grey.Values, histogram);
        var mode = Histogram.Mode(histogram);
        return Share(histogram, mode, 1, count) >= MinShareOfLevel ? (byte)mode : null;
    }

    /// <summary>Counts the levels of the pixels at the edge and returns how many there are.</summary>
    private static int CountEdge(Plane<byte> grey, Span<int> histogram)
    {
        histogram.Clear();
        var ring = Math.Max(1, Math.Max(grey.Width, grey.Height) / EdgeDivisor);
        var count = 0;
        for (var y = 0; y < grey.Height; y++)
        {
            var row = grey.Row(y);
            var whole = y < ring || y >= grey.Height - ring;
            for (var x = 0; x < row.Length; x += !whole && x == ring - 1 ? Math.Max(1, row.Length - 2 * ring + 1) : 1)
            {
                histogram[row[x]]++;
                count++;
            }
        }

        return count;
    }

    private static int CountNear(ReadOnlySpan<byte> levels, int level, int tolerance)
    {
        var lowest = (byte)Math.Max(0, level - tolerance);
        var range = (byte)(Math.Min(255, level + tolerance) - lowest);
        int near = 0, i = 0;
        for (; i <= levels.Length - Vector<byte>.Count; i += Vector<byte>.Count)
        {
            var above = new Vector<byte>(levels[i..]) - new Vector<byte>(lowest);
            near += Vector.CountWhereAllBitsSet(Vector.LessThanOrEqual(above, new Vector<byte>(range)));
        }

        for (; i < levels.Length; i++)
        {
            near += (byte)(levels[i] - lowest) <= range ? 1 : 0;
        }

        return near;
    }

    private static double Share(ReadOnlySpan<int> histogram, int level, int tolerance, int count)
    {
        var near = 0;
        for (var i = Math.Max(0, level - tolerance); i <= Math.Min(255, level + tolerance); i++)
        {
            near += histogram[i];
        }

        return (double)near / count;
    }
}
