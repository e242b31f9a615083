using DigitRecognizer.Filters;
using DigitRecognizer.Imaging;
using DigitRecognizer.Ink;

namespace DigitRecognizer.Components;

/// <summary>
/// Removes what is drawn around and under digits: the boxes of a form, a ring, an underline, a comb of ticks. A digit that touches a ring
/// or an underline stays.
/// </summary>
internal static class Enclosures
{
    /// <summary>A smaller component encloses and underlines nothing, in pixels.</summary>
    private const int MinSide = 12;

    /// <summary>An enclosure fills less than this share of its box.</summary>
    private const double MaxFill = 0.5;

    /// <summary>Least height of what it encloses, as a share of its own; less is a blot in a zero.</summary>
    private const double MinHeightInside = 0.35;

    /// <summary>Least contrast of what it encloses, as a share of its own.</summary>
    private const double MinContrastInside = 0.35;

    /// <summary>Of the four directions in which it is met from within, so many have to meet it; a ring may be open on one side.</summary>
    private const int MinSidesMet = 3;

    /// <summary>Removes enclosures and base lines.</summary>
    /// <param name="mask">1 for ink, else 0.</param>
    /// <param name="map">Its components.</param>
    /// <param name="cleaned">A new mask without them, to be disposed; undefined where the result is false.</param>
    /// <returns>Whether there were any.</returns>
    public static bool TryRemove(Plane<byte> mask, scoped ComponentMap map, out Plane<byte> cleaned)
    {
        cleaned = default;
        var removed = false;
        var components = map.All;
        if (components.Length > BaseLine.MaxComponents)
        {
            return false;
        }

        for (var i = 0; i < components.Length; i++)
        {
            ref readonly var component = ref components[i];
            if (component.LongerSide < MinSide)
            {
                continue;
            }

            var isHollow = component.Area < MaxFill * component.Width * component.Height;
            var encloses = isHollow && EnclosesAny(map, i);
            if (encloses || BaseLine.IsUnderAny(map, i))
            {
                cleaned = removed ? cleaned : mask.Copy();
                removed = true;

                if (!encloses)
                {
                    Comb.Erase(cleaned, map, i);
                }
                else if (Ring.Is(map, i))
                {
                    Ring.Erase(cleaned, map, i);
                }
                else
                {
                    Erase(cleaned, map, i);
                }
            }
            else if (TouchedUnderline.TryFind(mask, map, i) is { } line)
            {
                cleaned = removed ? cleaned : mask.Copy();
                removed = true;
                new MaskWindow(cleaned, cleaned, component.Box, transposed: false).Erase(line);
            }
        }

        return removed;
    }

    private static bool EnclosesAny(ComponentMap map, int outer)
    {
        ref readonly var around = ref map.All[outer];
        for (var i = 0; i < map.All.Length; i++)
        {
            ref readonly var inside = ref map.All[i];
            if (i != outer && inside.Height >= MinHeightInside * around.Height && inside.Contrast >= MinContrastInside * around.Contrast
                && around.Left < inside.Left && inside.Right < around.Right && around.Top < inside.Top && inside.Bottom < around.Bottom
                && SidesMet(map, outer, inside.Box) >= MinSidesMet)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>In how many of the four directions from a box's middle, outside the box, the component has ink.</summary>
    private static int SidesMet(ComponentMap map, int component, PixelBox inside)
    {
        int x = (int)inside.CentreX, y = (int)inside.CentreY;
        bool left = false, right = false, above = false, below = false;
        foreach (var run in map.RunsOf(component))
        {
            left |= run.Y == y && run.End <= inside.X;
            right |= run.Y == y && run.Start >= inside.Right;
            var isInColumn = run.Start <= x && x < run.End;
            above |= isInColumn && run.Y < inside.Y;
            below |= isInColumn && run.Y >= inside.Bottom;
        }

        return (left ? 1 : 0) + (right ? 1 : 0) + (above ? 1 : 0) + (below ? 1 : 0);
    }

    private static void Erase(Plane<byte> mask, ComponentMap map, int component)
    {
        foreach (var run in map.RunsOf(component))
        {
            mask.Row(run.Y)[run.Start..run.End].Clear();
        }
    }
}
