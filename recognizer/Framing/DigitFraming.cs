using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using DigitRecognizer.Components;
using DigitRecognizer.Filters;
using DigitRecognizer.Imaging;
using DigitRecognizer.Ink;

namespace DigitRecognizer.Framing;

/// <summary>
/// Step 4c: the digit's pieces become MNIST's frame: longer side 20 pixels by area averaging, centre of mass in the middle of 28 x 28,
/// strokes about as wide as MNIST's.
/// </summary>
internal static class DigitFraming
{
    private const float LongerSide = 20;

    /// <summary>Grid pixels per frame pixel where stroke widths are measured and changed.</summary>
    private const int Fine = 3;

    /// <summary>As far as the thinnest stroke's outline moves, and a pixel.</summary>
    private const int Margin = Fine + 1;

    private const float Thinnest = 2.0f * Fine;
    private const float Thickest = 4.5f * Fine;

    /// <summary>A stroke narrower than this many grid pixels is strengthened, or averaging would thin it out to nothing.</summary>
    private const float Hairline = 1.7f;

    public static void Draw(InkMap map, ComponentMap components, PixelBox box, Span<float> image)
    {
        var penWidth = PenWidth(components);
        using var crop = DigitCrop.Cut(map, components, box, penWidth);
        var longer = Math.Max(box.Width, box.Height);
        var scale = LongerSide * Fine / longer;
        using var grid = new Plane<float>((int)MathF.Ceiling(box.Width * scale) + 2 * Margin, (int)MathF.Ceiling(box.Height * scale) + 2 * Margin);
        AreaSampler.Draw(crop, grid, scale, Margin - DigitCrop.Rim * scale, Margin - DigitCrop.Rim * scale);
        var gain = Hairline / (penWidth * scale);
        if (gain > 1)
        {
            TensorPrimitives.Multiply(grid.Values, gain, grid.Values);
            TensorPrimitives.Min(grid.Values, 1f, grid.Values);
        }

        using var distance = new Plane<float>(grid.Width, grid.Height);
        DistanceField.Compute(grid, distance);
        var width = StrokeWidth.Of(distance);
        var growth = (Math.Clamp(width, Thinnest, Thickest) - width) / 2;
        var blurred = scale > 1;
        if (growth != 0 || blurred)
        {
            StrokeWidth.Shift(distance, growth, grid);
        }

        var side = LongerSide * Fine + 2 * growth;
        Place(grid, LongerSide / side, image);
    }

    /// <summary>
    /// Area over the length of the strokes; a stroke of any direction is cut by as many rows as it is high, on average 2/pi of its length.
    /// </summary>
    public static float PenWidth(ComponentMap components)
    {
        int area = 0, rows = 0;
        foreach (var run in components.Runs)
        {
            if (components.All[run.Component].Group == DigitSelector.Digit)
            {
                area += run.End - run.Start;
                rows++;
            }
        }

        return area * (2 / MathF.PI) / rows;
    }

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

    /// <summary>Adds a row to the sums of its columns and returns its own.</summary>
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
