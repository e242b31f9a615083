using DigitRecognizer.Components;
using DigitRecognizer.Grey;
using DigitRecognizer.Imaging;
using DigitRecognizer.Numbers;

namespace DigitRecognizer.Model.SegmentationTraining;

/// <summary>The cuts that the recognizer tries in a composed number, each with how well it parts two digits.</summary>
internal static class LabelledCuts
{
    /// <summary>A cut that gives away this share of a digit's ink is useless, and one that gives away the second is right.</summary>
    private const float Useless = 0.2f;
    private const float Right = 0.05f;

    public delegate void Take(CutGrid grid, CutPath path, int height, float target);

    public static void Each(ComposedNumber number, Take take)
    {
        using var grey = Luminance.Extract(new PixelView(number.Pixels, number.Width, number.Height, 1), 1);
        using var picture = SegmentedPicture.Of(grey, 1);
        if (!DigitLine.TryMeasure(picture.InkMap, picture.Components, out var members, out var height))
        {
            return;
        }

        foreach (var member in members)
        {
            if (picture.Components.All[member].Width > DigitLine.MinWidthToCut * height)
            {
                using var grid = CutGrid.Of(picture.InkMap.Ink, picture.Components, member);
                foreach (var path in CutSearch.Candidates(grid, height))
                {
                    take(grid, path, height, Target(picture.Components, member, path, number));
                }
            }
        }
    }

    private static float Target(ComponentMap components, int component, CutPath path, ComposedNumber number)
    {
        var left = new int[number.Count];
        var right = new int[number.Count];
        foreach (var run in components.Runs)
        {
            if (run.Component == component)
            {
                var cut = CutGrid.At(path, components.All[component], run.Y);
                for (var x = run.Start; x < run.End; x++)
                {
                    var owner = number.Owners[run.Y * number.Width + x];
                    if (owner >= 0)
                    {
                        (x < cut ? left : right)[owner]++;
                    }
                }
            }
        }

        var lost = 1f;
        for (var last = 0; last + 1 < number.Count; last++)
        {
            float worst = 0;
            bool anyLeft = false, anyRight = false;
            for (var digit = 0; digit < number.Count; digit++)
            {
                var all = Math.Max(1, left[digit] + right[digit]);
                worst = Math.Max(worst, (float)(digit <= last ? right : left)[digit] / Math.Max(all, 8));
                anyLeft |= digit <= last && left[digit] > 0;
                anyRight |= digit > last && right[digit] > 0;
            }

            lost = anyLeft && anyRight ? Math.Min(lost, worst) : lost;
        }

        return Math.Clamp((Useless - lost) / (Useless - Right), 0, 1);
    }
}
