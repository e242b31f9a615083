using DigitRecognizer.Components;
using DigitRecognizer.Filters;
using DigitRecognizer.Imaging;
using DigitRecognizer.Ink;

namespace DigitRecognizer.Framing;

/// <summary>The digit's pieces alone, cut out and brought to full strength: 1 is ink, 0 is paper, between lies a stroke's rim.</summary>
internal static class DigitCrop
{
    /// <summary>Pixels kept around the box: the soft rim of the strokes.</summary>
    public const int Rim = 1;

    /// <summary>Full ink is this share of the strong ink near by, nothing is that share, where strokes are many pixels wide.</summary>
    private const float Full = 0.75f;
    private const float Nothing = 0.15f;

    /// <summary>Up to this longer side in pixels a partly inked pixel is a stroke's rim and its value says how far the stroke reaches.</summary>
    private const int Small = 48;

    /// <summary>Ink fainter than this share of the digit's strong ink is not brought to full strength: it may be a smudge.</summary>
    private const float Faintest = 0.35f;

    public static Plane<float> Cut(InkMap map, ComponentMap components, PixelBox box, float penWidth)
    {
        using var ink = SelectedInk(map, components, box);
        var strong = (float)Level(map, components);
        var crop = new Plane<float>(ink.Width, ink.Height);
        if (Math.Max(box.Width, box.Height) <= Small)
        {
            for (var i = 0; i < crop.Values.Length; i++)
            {
                crop.Values[i] = Math.Min(1, ink.Values[i] / strong);
            }

            return crop;
        }

        using var near = new Plane<byte>(ink.Width, ink.Height);
        ink.Values.CopyTo(near.Values);
        GreyMorphology.Apply(near, Math.Max(2, (int)penWidth), dilate: true);
        for (var i = 0; i < crop.Values.Length; i++)
        {
            var level = Math.Clamp(near.Values[i], Faintest * strong, strong);
            crop.Values[i] = Math.Clamp((ink.Values[i] / level - Nothing) / (Full - Nothing), 0, 1);
        }

        return crop;
    }

    private static Plane<byte> SelectedInk(InkMap map, ComponentMap components, PixelBox box)
    {
        var selected = new Plane<byte>(box.Width + 2 * Rim, box.Height + 2 * Rim);
        selected.Values.Clear();
        foreach (var run in components.Runs)
        {
            if (components.All[run.Component].Group != DigitSelector.Digit)
            {
                continue;
            }

            int left = Math.Max(0, run.Start - Rim), right = Math.Min(map.Ink.Width, run.End + Rim);
            for (var y = Math.Max(0, run.Y - Rim); y <= Math.Min(map.Ink.Height - 1, run.Y + Rim); y++)
            {
                map.Ink.Row(y)[left..right].CopyTo(selected.Row(y - box.Y + Rim)[(left - box.X + Rim)..]);
            }
        }

        return selected;
    }

    /// <summary>How strong the digit's strong ink is: the level that a fifth of its pixels exceed.</summary>
    private static int Level(InkMap map, ComponentMap components)
    {
        Span<int> histogram = stackalloc int[256];
        histogram.Clear();
        var count = 0;
        foreach (var run in components.Runs)
        {
            if (components.All[run.Component].Group == DigitSelector.Digit)
            {
                foreach (var value in map.Ink.Row(run.Y)[run.Start..run.End])
                {
                    histogram[value]++;
                    count++;
                }
            }
        }

        return Math.Max(1, Histogram.Percentile(histogram, count, 0.8));
    }
}
