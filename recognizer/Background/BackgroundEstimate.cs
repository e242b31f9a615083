using System.Numerics;

using DigitRecognizer.Filters;

namespace DigitRecognizer.Background;

/// <summary>
/// Step 2: what the picture would look like without ink: one level for a drawing; for a photo the paper's own level everywhere,
/// shading and hard shadows included.
/// </summary>
internal static class BackgroundEstimate
{
    private const int Tolerance = 6;

    /// <summary>
    /// The one level of a drawing: its edge is all of one level that also makes up a good part of its inside,
    /// or half the picture is of exactly one level, as no camera makes it. Null for a photo.
    /// </summary>
    public static byte? FlatLevel(Plane<byte> grey)
    {
        Span<int> histogram = stackalloc int[256];
        var edgeCount = CountEdge(grey, histogram);
        var count = grey.Values.Length;
        var atEdge = Histogram.Mode(histogram);
        if (Share(histogram, atEdge, 2, edgeCount) >= 0.85 && CountNear(grey.Values, atEdge, Tolerance) >= 0.3 * count)
        {
            return (byte)atEdge;
        }

        Histogram.Count(grey.Values, histogram);
        var mode = Histogram.Mode(histogram);
        return Share(histogram, mode, 1, count) >= 0.5 ? (byte)mode : null;
    }

    /// <summary>Counts the levels of the pixels at the edge and returns how many there are.</summary>
    private static int CountEdge(Plane<byte> grey, Span<int> histogram)
    {
        histogram.Clear();
        var ring = Math.Max(1, Math.Max(grey.Width, grey.Height) / 40);
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
