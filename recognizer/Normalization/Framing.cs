using System.Numerics.Tensors;
using DigitRecognizer.Imaging;
using DigitRecognizer.Network;

namespace DigitRecognizer.Normalization;

/// <summary>
/// Step 4c: the digit's pieces become MNIST's frame: longer side 20 pixels by area averaging, centre of mass in the middle of 28 x 28,
/// strokes about as wide as MNIST's.
/// </summary>
internal static class Framing
{
    private const float LongerSide = 20;

    /// <summary>Grid pixels per frame pixel where stroke widths are measured and changed.</summary>
    private const int Fine = 3;

    private const int Margin = 2 * Fine;

    private const float Thinnest = 2.0f * Fine;
    private const float Thickest = 4.5f * Fine;

    /// <summary>A stroke narrower than this many grid pixels is strengthened, or averaging would thin it out to nothing.</summary>
    private const float Hairline = 1.7f;

    /// <summary>Full ink is this share of the digit's strong ink, nothing is that share, where strokes are many pixels wide.</summary>
    private const float Full = 0.75f;
    private const float Nothing = 0.15f;

    /// <summary>Up to this longer side in pixels a partly inked pixel is a stroke's rim and its value says how far the stroke reaches.</summary>
    private const int Small = 48;

    public static void Draw(InkMap map, StrokeMap strokes, PixelBox box, Span<float> image)
    {
        using var crop = Crop(map, strokes, box);
        var longer = Math.Max(box.Width, box.Height);
        var scale = LongerSide * Fine / longer;
        using var grid = new Plane<float>((int)MathF.Ceiling(box.Width * scale) + 2 * Margin, (int)MathF.Ceiling(box.Height * scale) + 2 * Margin);
        AreaSampler.Draw(crop, grid, scale, Margin - Rim * scale, Margin - Rim * scale);
        var gain = Hairline / (PenWidth(strokes) * scale);
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

    /// <summary>Pixels kept around the box: the soft rim of the strokes.</summary>
    private const int Rim = 1;

    private static Plane<float> Crop(InkMap map, StrokeMap strokes, PixelBox box)
    {
        var crop = new Plane<float>(box.Width + 2 * Rim, box.Height + 2 * Rim);
        crop.Values.Clear();
        var level = Level(map, strokes);
        var small = Math.Max(box.Width, box.Height) <= Small;
        var low = (small ? 0 : Nothing) * level;
        var range = (small ? 1 : Full) * level - low;
        foreach (var run in strokes.Runs)
        {
            if (strokes.Strokes[run.Stroke].Group != DigitChoice.Digit)
            {
                continue;
            }

            for (var y = Math.Max(0, run.Y - Rim); y <= Math.Min(map.Ink.Height - 1, run.Y + Rim); y++)
            {
                ReadOnlySpan<byte> ink = map.Ink.Row(y);
                var row = crop.Row(y - box.Y + Rim);
                for (var x = Math.Max(0, run.Start - Rim); x < Math.Min(ink.Length, run.End + Rim); x++)
                {
                    row[x - box.X + Rim] = Math.Clamp((ink[x] - low) / range, 0, 1);
                }
            }
        }

        return crop;
    }

    /// <summary>
    /// Area over the length of the strokes; a stroke of any direction is cut by as many rows as it is high, on average 2/pi of its length.
    /// </summary>
    private static float PenWidth(StrokeMap strokes)
    {
        int area = 0, rows = 0;
        foreach (var run in strokes.Runs)
        {
            if (strokes.Strokes[run.Stroke].Group == DigitChoice.Digit)
            {
                area += run.End - run.Start;
                rows++;
            }
        }

        return area * (2 / MathF.PI) / rows;
    }

    /// <summary>How strong the digit's strong ink is: the level that a fifth of its pixels exceed.</summary>
    private static int Level(InkMap map, StrokeMap strokes)
    {
        Span<int> histogram = stackalloc int[256];
        histogram.Clear();
        var count = 0;
        foreach (var run in strokes.Runs)
        {
            if (strokes.Strokes[run.Stroke].Group == DigitChoice.Digit)
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

    private static void Place(Plane<float> grid, float scale, Span<float> image)
    {
        var (x, y) = CentreOfMass(grid);
        using var frame = new Plane<float>(LeNet.Side, LeNet.Side);
        AreaSampler.Draw(grid, frame, scale, LeNet.Side / 2f - x * scale, LeNet.Side / 2f - y * scale);
        frame.Values.CopyTo(image);
    }

    private static (float X, float Y) CentreOfMass(Plane<float> grid)
    {
        float sum = 0, sumX = 0, sumY = 0;
        for (var y = 0; y < grid.Height; y++)
        {
            ReadOnlySpan<float> row = grid.Row(y);
            var mass = TensorPrimitives.Sum(row);
            sum += mass;
            sumY += mass * (y + 0.5f);
            for (var x = 0; x < row.Length; x++)
            {
                sumX += row[x] * (x + 0.5f);
            }
        }

        return sum > 0 ? (sumX / sum, sumY / sum) : (grid.Width / 2f, grid.Height / 2f);
    }
}
