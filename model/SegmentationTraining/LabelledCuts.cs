using DigitRecognizer.Components;
using DigitRecognizer.Grey;
using DigitRecognizer.Imaging;
using DigitRecognizer.Numbers;

namespace DigitRecognizer.Model.SegmentationTraining;

/// <summary>The cuts that the recognizer considers in a composed number, each with its training target.</summary>
internal static class LabelledCuts
{
    /// <summary>Shares of a digit's ink on the wrong side of a cut at which its target is 0, and up to which it is 1.</summary>
    private const float MaxLoss = 0.2f, NegligibleLoss = 0.05f;

    /// <summary>Least ink of a digit, in pixels, that its share on the wrong side is computed of.</summary>
    private const int MinInk = 8;

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
                var all = Math.Max(MinInk, left[digit] + right[digit]);
                worst = Math.Max(worst, (float)(digit <= last ? right : left)[digit] / all);
                anyLeft |= digit <= last && left[digit] > 0;
                anyRight |= digit > last && right[digit] > 0;
            }

            lost = anyLeft && anyRight ? Math.Min(lost, worst) : lost;
        }

        return Math.Clamp((MaxLoss - lost) / (MaxLoss - NegligibleLoss), 0, 1);
    }
}
