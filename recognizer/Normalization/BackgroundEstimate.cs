namespace DigitRecognizer.Normalization;

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
        Span<int> all = stackalloc int[256];
        Span<int> edge = stackalloc int[256];
        all.Clear();
        edge.Clear();
        foreach (var value in grey.Values)
        {
            all[value]++;
        }

        var ring = Math.Max(1, Math.Max(grey.Width, grey.Height) / 40);
        var edgeCount = 0;
        for (var y = 0; y < grey.Height; y++)
        {
            var row = grey.Row(y);
            var whole = y < ring || y >= grey.Height - ring;
            for (var x = 0; x < row.Length; x += !whole && x == ring - 1 ? Math.Max(1, row.Length - 2 * ring + 1) : 1)
            {
                edge[row[x]]++;
                edgeCount++;
            }
        }

        var count = grey.Values.Length;
        var atEdge = Mode(edge);
        if (Share(edge, atEdge, 2, edgeCount) >= 0.85 && Share(all, atEdge, Tolerance, count) >= 0.3)
        {
            return (byte)atEdge;
        }

        var mode = Mode(all);
        return Share(all, mode, 1, count) >= 0.5 ? (byte)mode : null;
    }

    private static int Mode(ReadOnlySpan<int> histogram)
    {
        var most = 0;
        for (var i = 1; i < histogram.Length; i++)
        {
            most = histogram[i] > histogram[most] ? i : most;
        }

        return most;
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
