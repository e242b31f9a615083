using DigitRecognizer.Filters;

namespace DigitRecognizer.Components;

/// <summary>The comb of a form: a straight line under digits, with ticks at both ends and between the digits.</summary>
internal static class Comb
{
    /// <summary>
    /// Largest distance of a comb's lower edge from a straight line, as a share of its width, and the least share of it that is so near.
    /// </summary>
    private const double MaxBend = 0.03, MinStraight = 0.95;

    /// <summary>Least height of a comb, in thicknesses of its line; a lower one is an underline.</summary>
    private const double MinHeight = 3;

    /// <summary>Largest share of a comb's columns that belong to ticks.</summary>
    private const double MaxTicks = 0.35;

    /// <summary>A column with more ink than this many thicknesses of the line is a part of a tick, or of a digit that touches it.</summary>
    private const int MinInkOfTick = 2;

    /// <summary>Largest width of a tick, in thicknesses of the line; what is wider is a digit that touches the line.</summary>
    private const int MaxWidthOfTick = 2;

    /// <summary>Whether the lower edge of a component is straight and few columns reach far above it, some of them at both ends.</summary>
    public static bool Is(ComponentMap map, int index)
    {
        var component = map.All[index];
        var (bottoms, areas, thickness) = Columns(map, index);
        var end = Math.Max(1, component.Width / 10);
        double first = bottoms.Take(end).Average(), last = bottoms.TakeLast(end).Average();
        int straight = 0, ticks = 0;
        for (var x = 0; x < bottoms.Length; x++)
        {
            var expected = first + (last - first) * x / bottoms.Length;
            straight += Math.Abs(bottoms[x] - expected) <= Math.Max(2, MaxBend * component.Width) ? 1 : 0;
            ticks += areas[x] > MinInkOfTick * thickness ? 1 : 0;
        }

        return ticks > 0 && straight >= MinStraight * bottoms.Length && ticks <= MaxTicks * bottoms.Length
            && component.Height > MinHeight * thickness
            && areas.Take(end).Max() > MinInkOfTick * thickness && areas.TakeLast(end).Max() > MinInkOfTick * thickness;
    }

    /// <summary>Removes an underline, or a comb with its ticks, from a mask; of a digit that touches it the line alone.</summary>
    /// <param name="mask">1 for ink, else 0.</param>
    /// <param name="map">The components of it, or of a mask with fainter ink.</param>
    /// <param name="index">The line.</param>
    public static void Erase(Plane<byte> mask, ComponentMap map, int index)
    {
        var component = map.All[index];
        var (bottoms, areas, thickness) = Columns(map, index);
        var isDigit = new bool[areas.Length];
        for (int x = 0, first = 0; x < areas.Length; x++)
        {
            first = areas[x] > MinInkOfTick * thickness ? first : x + 1;
            if (x - first >= MaxWidthOfTick * thickness)
            {
                Array.Fill(isDigit, value: true, first, x - first + 1);
            }
        }

        foreach (var run in map.RunsOf(index))
        {
            for (var x = run.Start; x < run.End; x++)
            {
                var column = x - component.Left;
                if (!isDigit[column] || run.Y >= bottoms[column] - thickness)
                {
                    mask.Row(run.Y)[x] = 0;
                }
            }
        }
    }

    /// <summary>The last row and the number of pixels of each column, and the thickness of the line, which most columns have.</summary>
    private static (int[] Bottoms, int[] Areas, int Thickness) Columns(ComponentMap map, int index)
    {
        var component = map.All[index];
        var (bottoms, areas) = (new int[component.Width], new int[component.Width]);
        foreach (var run in map.RunsOf(index))
        {
            for (var x = run.Start; x < run.End; x++)
            {
                bottoms[x - component.Left] = run.Y;
                areas[x - component.Left]++;
            }
        }

        return (bottoms, areas, areas.Order().ElementAt(areas.Length / 4));
    }
}
