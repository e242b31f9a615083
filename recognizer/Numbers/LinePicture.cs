using System.Numerics.Tensors;
using DigitRecognizer.Filters;
using DigitRecognizer.Framing;
using DigitRecognizer.Networks;

namespace DigitRecognizer.Numbers;

/// <summary>
/// A line of digits uncut, as <see cref="LineNetwork"/> sees it: all its ink at one height, and how to find a place of the line on it.
/// </summary>
internal sealed class LinePicture
{
    /// <summary>Rows that the ink takes; the rest is an empty rim.</summary>
    private const int InkRows = 28;

    /// <summary>Empty columns at either end.</summary>
    private const int Margin = 16;

    /// <summary>A long dash must not take the server's time.</summary>
    private const int MostColumns = 4096;

    /// <summary>A stroke narrower than this many rows is strengthened, or averaging would thin it out to nothing.</summary>
    private const float Hairline = 1.7f;

    private readonly float _scale;
    private readonly int _left;

    private LinePicture(float[] values, float scale, int left)
    {
        Values = values;
        (_scale, _left) = (scale, left);
    }

    /// <summary>Columns of <see cref="LineNetwork.Rows"/> values of 0..1, ink bright.</summary>
    public float[] Values { get; }

    public int Frames => Values.Length / (LineNetwork.Rows * LineNetwork.Stride);

    /// <param name="line">The line.</param>
    /// <param name="ink">The ink of the picture that the line was found in.</param>
    public static LinePicture Draw(DigitLine line, Plane<byte> ink)
    {
        var all = line.SelectAll();
        var box = all.Box;
        var scale = Math.Min((float)InkRows / box.Height, (MostColumns - 2f * Margin) / box.Width);
        using var crop = new Plane<float>(box.Width, box.Height);
        crop.Values.Clear();
        var gain = Math.Max(1, Hairline / (StrokeWidth.OfRuns(line.Fragments, all) * scale)) / line.FullInk;
        foreach (var run in line.Fragments.Runs)
        {
            var to = crop.Row(run.Y - box.Y).Slice(run.Start - box.X, run.End - run.Start);
            TensorPrimitives.ConvertTruncating<byte, float>(ink.Row(run.Y)[run.Start..run.End], to);
            TensorPrimitives.Multiply(to, gain, to);
            TensorPrimitives.Min(to, 1f, to);
        }

        var columns =
            ((int)MathF.Ceiling(box.Width * scale) + 2 * Margin + LineNetwork.Stride - 1) / LineNetwork.Stride * LineNetwork.Stride;
        using var drawn = new Plane<float>(columns, LineNetwork.Rows);
        AreaSampler.Draw(crop, drawn, scale, Margin, (LineNetwork.Rows - box.Height * scale) / 2);
        var values = new float[columns * LineNetwork.Rows];
        Transposition.Apply<float>(drawn.Values, columns, values, LineNetwork.Rows, 0, 0, columns, LineNetwork.Rows);
        TensorPrimitives.Min<float>(values, 1f, values);
        return new LinePicture(values, scale, box.X);
    }

    /// <summary>The frame, with its fraction, of the middle of something on the line.</summary>
    /// <param name="x">Twice the middle's column in the picture: left and right ends added.</param>
    public float FrameOf(int x) => ((x / 2f - _left) * _scale + Margin) / LineNetwork.Stride;
}
