using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using DigitRecognizer.Components;
using DigitRecognizer.Filters;
using DigitRecognizer.Ink;

namespace DigitRecognizer.Framing;

/// <summary>
/// Step 4c: draws the selected components as MNIST was made: longer side 20 pixels by area averaging, centre of mass in the middle of
/// 28 x 28, strokes about as wide as MNIST's.
/// </summary>
internal static class DigitFraming
{
    private const float LongerSide = 20;

    /// <summary>Pixels of the fine grid, on which stroke widths are measured and changed, for one pixel of the frame.</summary>
    private const int GridScale = 3;

    /// <summary>As far as the outline of the thinnest stroke moves, and a pixel.</summary>
    private const int Margin = GridScale + 1;

    /// <summary>Bounds of the stroke width, in pixels of the grid.</summary>
    private const float MinStrokeWidth = 2.0f * GridScale, MaxStrokeWidth = 4.5f * GridScale;

    /// <summary>Ink of a stroke narrower than this many grid pixels is raised, because averaging would make it too faint.</summary>
    private const float MinWidthForFullInk = 1.7f;

    /// <param name="map">The picture's ink.</param>
    /// <param name="components">The components of its mask.</param>
    /// <param name="selection">The components of the digit.</param>
    /// <param name="image">Takes 28 x 28 values of 0..1, ink bright.</param>
    public static void Draw(InkMap map, ComponentMap components, ComponentSelection selection, Span<float> image)
    {
        var strokeWidth = StrokeWidth.OfRuns(components, selection);
        using var crop = DigitCrop.Cut(map, components, selection, strokeWidth);
        var box = selection.Box;
        var scale = LongerSide * GridScale / box.LongerSide;
        using var grid = new Plane<float>(GridSide(box.Width, scale), GridSide(box.Height, scale));
        AreaSampler.Draw(crop, grid, scale, Margin - DigitCrop.Margin * scale, Margin - DigitCrop.Margin * scale);
        var gain = MinWidthForFullInk / (strokeWidth * scale);
        if (gain > 1)
        {
            TensorPrimitives.Multiply(grid.Values, gain, grid.Values);
            TensorPrimitives.Min(grid.Values, 1f, grid.Values);
        }

        using var distance = new Plane<float>(grid.Width, grid.Height);
        DistanceField.Compute(grid, distance);
        var width = StrokeWidth.Of(distance);
        var growth = (Math.Clamp(width, MinStrokeWidth, MaxStrokeWidth) - width) / 2;
        var isEnlarged = scale > 1;
        if (growth != 0 || isEnlarged)
        {
            StrokeWidth.Shift(distance, growth, grid);
        }

        var side = LongerSide * GridScale + 2 * growth;
        Place(grid, LongerSide / side, image);
    }

    private static int GridSide(int length, float scale) => (int)MathF.Ceiling(length * scale) + 2 * Margin;

    private static void Place(Plane<float> grid, float scale, Span<float> image)
    {
        var (x, y) = CentreOfMass(grid);
        using var frame = new Plane<float>(FramedPicture.Side, FramedPicture.Side);
        AreaSampler.Draw(grid, frame, scale, FramedPicture.Side / 2f - x * scale, FramedPicture.Side / 2f - y * scale);
        TensorPrimitives.Min(frame.Values, 1f, image);
    }

    private static (float X, float Y) CentreOfMass(Plane<float> grid)
    {
        using var columns = new Plane<float>(grid.Width, 1);
        columns.Values.Clear();
        float sum = 0, sumX = 0, sumY = 0;
        for (var y = 0; y < grid.Height; y++)
        {
            var mass = AddTo(columns.Values, grid.Row(y));
            sum += mass;
            sumY += mass * (y + 0.5f);
        }

        for (var x = 0; x < grid.Width; x++)
        {
            sumX += columns.Values[x] * (x + 0.5f);
        }

        return sum > 0 ? (sumX / sum, sumY / sum) : (grid.Width / 2f, grid.Height / 2f);
    }

    /// <summary>Adds a row to the sums of the columns, and returns the sum of the row.</summary>
    private static float AddTo(Span<float> columns, ReadOnlySpan<float> row)
    {
        var sums = MemoryMarshal.Cast<float, Vector<float>>(columns);
        var values = MemoryMarshal.Cast<float, Vector<float>>(row)[..sums.Length];
        var total = Vector<float>.Zero;
        for (var i = 0; i < sums.Length; i++)
        {
            sums[i] += values[i];
            total += values[i];
        }

        var sum = Vector.Sum(total);
        for (var x = sums.Length * Vector<float>.Count; x < row.Length; x++)
        {
            columns[x] += row[x];
            sum += row[x];
        }

        return sum;
    }
}
