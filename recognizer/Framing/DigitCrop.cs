using DigitRecognizer.Components;
using DigitRecognizer.Filters;
using DigitRecognizer.Imaging;
using DigitRecognizer.Ink;

namespace DigitRecognizer.Framing;

/// <summary>
/// Crops the selected components and normalizes their ink: 1 is ink, 0 is background, between them lies the soft edge of a stroke.
/// </summary>
internal static class DigitCrop
{
    /// <summary>Pixels kept around the box: the soft edge of the strokes.</summary>
    public const int Margin = 1;

    /// <summary>In a large digit, ink above the first share of the strongest ink nearby becomes 1, and below the second 0.</summary>
    private const float FullShare = 0.75f, EmptyShare = 0.15f;

    /// <summary>
    /// Up to this longer side in pixels a partly inked pixel is a stroke's edge, and its value says how far the stroke reaches.
    /// </summary>
    private const int MaxSmallSide = 48;

    /// <summary>Ink fainter than this share of the digit's full ink is not raised to 1: it may be a smudge.</summary>
    private const float MinShareOfFullInk = 0.35f;

    /// <summary>Full ink is the level that a fifth of the digit's pixels exceed.</summary>
    private const double FullInkPercentile = 0.8;

    /// <param name="map">The picture's ink.</param>
    /// <param name="components">The components of its mask.</param>
    /// <param name="selection">Those to crop.</param>
    /// <param name="strokeWidth">In pixels.</param>
    public static Plane<float> Cut(InkMap map, ComponentMap components, ComponentSelection selection, float strokeWidth)
    {
        using var ink = SelectedInk(map, components, selection);
        var full = (float)FullInk(map, components, selection);
        var crop = new Plane<float>(ink.Width, ink.Height);
        if (selection.Box.LongerSide <= MaxSmallSide)
        {
            for (var i = 0; i < crop.Values.Length; i++)
            {
                crop.Values[i] = Math.Min(1, ink.Values[i] / full);
            }

            return crop;
        }

        using var nearby = ink.Copy();
        GreyMorphology.Apply(nearby, Math.Max(2, (int)strokeWidth), dilate: true);
        for (var i = 0; i < crop.Values.Length; i++)
        {
            var level = Math.Clamp(nearby.Values[i], MinShareOfFullInk * full, full);
            crop.Values[i] = Math.Clamp((ink.Values[i] / level - EmptyShare) / (FullShare - EmptyShare), 0, 1);
        }

        return crop;
    }

    /// <summary>The ink of the selected components with their soft edge, without the ink of others.</summary>
    private static Plane<byte> SelectedInk(InkMap map, ComponentMap components, ComponentSelection selection)
    {
        var window = selection.Box.Inflate(Margin);
        var selected = new Plane<byte>(window.Width, window.Height);
        selected.Values.Clear();
        foreach (ref readonly var run in components.Runs)
        {
            if (!selection.Contains(run.Component))
            {
                continue;
            }

            int left = Math.Max(0, run.Start - Margin), right = Math.Min(map.Ink.Width, run.End + Margin);
            for (var y = Math.Max(0, run.Y - Margin); y <= Math.Min(map.Ink.Height - 1, run.Y + Margin); y++)
            {
                map.Ink.Row(y)[left..right].CopyTo(selected.Row(y - window.Y)[(left - window.X)..]);
            }
        }

        EraseOthers(selected, components, selection, window);
        return selected;
    }

    /// <summary>Fragments of one component touch each other, so that the soft edge of one takes in the ink of the next.</summary>
    private static void EraseOthers(Plane<byte> selected, ComponentMap components, ComponentSelection selection, PixelBox window)
    {
        foreach (ref readonly var run in components.Runs)
        {
            var inside = PixelBox.FromEdges(run.Start, run.Y, run.End, run.Y + 1).Intersect(window);
            if (inside.Width > 0 && inside.Height > 0 && !selection.Contains(run.Component))
            {
                selected.Row(run.Y - window.Y).Slice(inside.X - window.X, inside.Width).Clear();
            }
        }
    }

    private static int FullInk(InkMap map, ComponentMap components, ComponentSelection selection)
    {
        Span<int> histogram = stackalloc int[256];
        histogram.Clear();
        var count = 0;
        foreach (ref readonly var run in components.Runs)
        {
            if (selection.Contains(run.Component))
            {
                foreach (var value in map.Ink.Row(run.Y)[run.Start..run.End])
                {
                    histogram[value]++;
                    count++;
                }
            }
        }

        return Math.Max(1, Histogram.Percentile(histogram, count, FullInkPercentile));
    }
}
