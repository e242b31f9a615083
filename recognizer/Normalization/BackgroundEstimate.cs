namespace DigitRecognizer.Normalization;

/// <summary>Step 2: what the picture would look like without ink: one level for a drawing, slowly varying for a photo.</summary>
internal static class BackgroundEstimate
{
    private const int Tolerance = 6;

    public static Plane<byte> Of(Plane<byte> grey)
    {
        if (FlatLevel(grey) is not { } level)
        {
            return VaryingBackground.Of(grey);
        }

        var plane = new Plane<byte>(grey.Width, grey.Height);
        plane.Values.Fill(level);
        return plane;
    }

    /// <summary>The one level of a picture whose edge has one level that also makes up a good part of its inside; null for shaded paper.</summary>
    private static byte? FlatLevel(Plane<byte> grey)
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
        var atEdgeShare = Share(edge, atEdge, edgeCount);
        if ((atEdgeShare >= 0.7 && Share(all, atEdge, count) >= 0.5) || (atEdgeShare >= 0.9 && Share(all, atEdge, count) >= 0.3))
        {
            return (byte)atEdge;
        }

        // A tool bar or a thick digit cut off by the edge leaves the paper's exact level the commonest all the same.
        var mode = Mode(all);
        return Share(all, mode, count) >= 0.6 ? (byte)mode : null;
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

    private static double Share(ReadOnlySpan<int> histogram, int level, int count)
    {
        var near = 0;
        for (var i = Math.Max(0, level - Tolerance); i <= Math.Min(255, level + Tolerance); i++)
        {
            near += histogram[i];
        }

        return (double)near / count;
    }
}
