using DigitRecognizer.Imaging;

namespace DigitRecognizer.Components;

/// <summary>Step 4b: which pieces are the digit. The most prominent piece, and those near enough and strong enough to be part of it.</summary>
internal static class DigitSelector
{
    /// <summary>The group number of the digit's pieces.</summary>
    public const int Digit = 1;

    /// <summary>A piece further away than this share of the digit's longer side is something else.</summary>
    private const double Reach = 0.3;

    /// <summary>A stroke drawn pixel by pixel may break for this many pixels.</summary>
    private const int ReachOfPixels = 3;

    /// <summary>Smaller than this share of the main piece's ink is a speck, a comma or a smudge.</summary>
    private const double SmallestShare = 0.05;

    private const double FaintestShare = 0.35;

    /// <summary>Pieces of less than this share of the ink must be closer.</summary>
    private const double Substantial = 0.15;
    private const double SmallReach = 0.15;

    /// <summary>A piece about as long as the digit but fainter is a bit of ruling.</summary>
    private const double StrengthOfLong = 0.6;

    /// <summary>From this many pieces like the main one on, the digit is printed in dots.</summary>
    private const int ManyDots = 7;

    /// <summary>The widest gap between neighbouring dots, in dots.</summary>
    private const double DotGap = 1.5;

    /// <summary>Marks the digit's pieces; returns the box around them, or null where there is no ink.</summary>
    public static PixelBox? Mark(Span<Component> components, int width, int height)
    {
        var main = MostProminent(components, width, height);
        if (main < 0)
        {
            return null;
        }

        components[main].Group = Digit;
        var (left, top, right, bottom) = (components[main].Left, components[main].Top, components[main].Right, components[main].Bottom);
        long area = components[main].Area;
        var contrast = components[main].Contrast;
        if (IsDotted(components, main))
        {
            return Dots(components, main);
        }

        for (var grown = true; grown;)
        {
            grown = false;
            foreach (ref var component in components)
            {
                if (component.Group != 0 || component.Contrast < FaintestShare * contrast)
                {
                    continue;
                }

                var longer = Math.Max(right - left, bottom - top) + 1;
                var dx = Math.Max(0, Math.Max(left - component.Right, component.Left - right));
                var dy = Math.Max(0, Math.Max(top - component.Bottom, component.Top - bottom));
                var small = component.Area < Substantial * area;
                var near = Math.Max(dx, dy) <= Math.Max(ReachOfPixels, (small ? SmallReach : Reach) * longer);
                var ruling = component.LongerSide > 0.7 * longer && component.Contrast < StrengthOfLong * contrast;
                var neighbour = dx > 0 && component.Height > 0.6 * longer;
                var inside = dx == 0 && dy == 0;
                var share = inside ? SmallestShare / 4 : SmallestShare;
                if (near && !neighbour && !ruling && component.Area >= share * area && component.EdgePixels < component.LongerSide / 2 + 1)
                {
                    component.Group = Digit;
                    (left, top, right, bottom) = (Math.Min(left, component.Left), Math.Min(top, component.Top), Math.Max(right, component.Right), Math.Max(bottom, component.Bottom));
                    area += component.Area;
                    grown = true;
                }
            }
        }

        return new PixelBox(left, top, right - left + 1, bottom - top + 1);
    }

    private static bool IsDotted(ReadOnlySpan<Component> components, int main)
    {
        var alike = 0;
        foreach (var component in components)
        {
            alike += IsLike(component, components[main]) ? 1 : 0;
        }

        return alike >= ManyDots;
    }

    private static bool IsLike(Component component, Component dot) =>
        component.Area > 0.25 * dot.Area && component.Area < 4 * dot.Area && component.LongerSide < 3 * dot.LongerSide && component.Contrast > 0.5 * dot.Contrast;

    /// <summary>Marks all dots that a chain of near neighbours joins to the first.</summary>
    private static PixelBox Dots(Span<Component> components, int first)
    {
        var dot = components[first];
        var (left, top, right, bottom) = (dot.Left, dot.Top, dot.Right, dot.Bottom);
        for (var grown = true; grown;)
        {
            grown = false;
            for (var i = 0; i < components.Length; i++)
            {
                if (components[i].Group == 0 && IsLike(components[i], dot) && HasNeighbour(components, i, Math.Max(ReachOfPixels, DotGap * dot.LongerSide)))
                {
                    components[i].Group = Digit;
                    (left, top) = (Math.Min(left, components[i].Left), Math.Min(top, components[i].Top));
                    (right, bottom) = (Math.Max(right, components[i].Right), Math.Max(bottom, components[i].Bottom));
                    grown = true;
                }
            }
        }

        return new PixelBox(left, top, right - left + 1, bottom - top + 1);
    }

    private static bool HasNeighbour(ReadOnlySpan<Component> components, int component, double reach)
    {
        var s = components[component];
        foreach (var other in components)
        {
            if (other.Group == Digit
                && Math.Max(other.Left - s.Right, s.Left - other.Right) <= reach && Math.Max(other.Top - s.Bottom, s.Top - other.Bottom) <= reach)
            {
                return true;
            }
        }

        return false;
    }

    public static int MostProminent(ReadOnlySpan<Component> components, int width, int height)
    {
        var best = -1;
        double bestScore = 0;
        for (var i = 0; i < components.Length; i++)
        {
            var s = components[i];
            double dx = Math.Abs(s.Left + s.Right - width + 1.0) / width, dy = Math.Abs(s.Top + s.Bottom - height + 1.0) / height;
            var central = 1 - 0.6 * Math.Max(dx, dy);
            var cutOff = 1 + 4.0 * s.EdgePixels / s.LongerSide;
            var score = s.Contrast * Math.Sqrt((double)s.LongerSide * Math.Sqrt(s.Area)) * central / cutOff;
            if (score > bestScore)
            {
                (best, bestScore) = (i, score);
            }
        }

        return best;
    }
}
