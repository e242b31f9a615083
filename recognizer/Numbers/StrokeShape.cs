using DigitRecognizer.Components;

namespace DigitRecognizer.Numbers;

/// <summary>The shape of a component that is one stroke from top to bottom.</summary>
/// <param name="Slope">How far its top is right of its bottom, in heights.</param>
/// <param name="Bow">How far its middle is right of the line from its top to its bottom, in heights.</param>
/// <param name="IsArc">Whether the bow grows towards the middle from both ends; that of a 3 does not.</param>
internal readonly record struct StrokeShape(double Slope, double Bow, bool IsArc)
{
    /// <summary>Least share of the rows that are met once, by no more than so many median widths.</summary>
    private const double MinThinRows = 0.93, MaxRelativeWidth = 2;

    /// <summary>Largest median width, in heights.</summary>
    private const double MaxWidth = 0.25;

    /// <summary>The part of the height that counts as an end, and as the middle.</summary>
    private const double End = 0.12, MiddleStart = 0.4, MiddleEnd = 0.6, QuarterStart = 0.2, QuarterEnd = 0.3;

    /// <summary>Bounds of an arc's bow at a quarter of its height, as a share of the bow in the middle.</summary>
    private const double MinShareOfBow = 0.4, MaxShareOfBow = 1.05;

    /// <param name="map">All components.</param>
    /// <param name="index">The one to measure.</param>
    /// <returns>Null where it is not one thin stroke.</returns>
    public static StrokeShape? Of(ComponentMap map, int index)
    {
        var component = map.All[index];
        var (widths, runs, middles) = (new int[component.Height], new int[component.Height], new double[component.Height]);
        foreach (var run in map.RunsOf(index))
        {
            var row = run.Y - component.Top;
            widths[row] += run.End - run.Start;
            runs[row]++;
            middles[row] = (run.Start + run.End) / 2.0;
        }

        var median = widths.Order().ElementAt(widths.Length / 2);
        var thin = Enumerable.Range(0, widths.Length).Count(row => runs[row] == 1 && widths[row] <= MaxRelativeWidth * median);
        if (median > MaxWidth * component.Height || thin < MinThinRows * widths.Length)
        {
            return null;
        }

        double top = Mean(middles, 0, End), middle = Mean(middles, MiddleStart, MiddleEnd), bottom = Mean(middles, 1 - End, 1);
        var bow = middle - (top + bottom) / 2;
        var upper = Mean(middles, QuarterStart, QuarterEnd) - (0.75 * top + 0.25 * bottom);
        var lower = Mean(middles, 1 - QuarterEnd, 1 - QuarterStart) - (0.25 * top + 0.75 * bottom);
        var (least, most) = (Math.Min(upper / bow, lower / bow), Math.Max(upper / bow, lower / bow));
        return new StrokeShape((top - bottom) / component.Height, bow / component.Height, least >= MinShareOfBow && most <= MaxShareOfBow);
    }

    private static double Mean(double[] values, double from, double to)
    {
        var first = (int)(from * values.Length);
        return values[first..Math.Max(first + 1, (int)(to * values.Length))].Average();
    }
}
