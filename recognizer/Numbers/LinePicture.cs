using System.Numerics.Tensors;
using DigitRecognizer.Filters;
using DigitRecognizer.Framing;

namespace DigitRecognizer.Numbers;

/// <summary>
/// The input of <see cref="LineClassifier"/>: all ink of a line, scaled to one height; it converts columns of the picture to frames.
/// </summary>
internal sealed class LinePicture
{
    /// <summary>Height of the ink in rows; the others are an empty margin.</summary>
    private const int InkRows = 28;

    /// <summary>Empty columns at both ends.</summary>
    private const int Margin = 16;

    /// <summary>Upper bound of the width, so that a long dash does not take too much time.</summary>
    private const int MaxColumns = 4096;

    /// <summary>Ink of a stroke narrower than this many rows is raised, because averaging would make it too faint.</summary>
    private const float MinWidthForFullInk = 1.7f;

    private readonly float _scale;
    private readonly int _left;

    private LinePicture(float[] values, float scale, int left)
    {
        Values = values;
        (_scale, _left) = (scale, left);
    }

    /// <summary><see cref="LineClassifier.Rows"/> rows of values of 0..1, row-major, ink bright.</summary>
    public float[] Values { get; }

    public int Frames => Values.Length / (LineClassifier.Rows * LineClassifier.Stride);

    /// <param name="line">The line.</param>
    /// <param name="ink">The ink of the picture that the line was found in.</param>
    public static LinePicture Draw(DigitLine line, Plane<byte> ink)
    {
        var all = line.SelectAll();
        var box = all.Box;
        var scale = Math.Min((float)InkRows / box.Height, (MaxColumns - 2f * Margin) / box.Width);
        using var crop = new Plane<float>(box.Width, box.Height);
        crop.Values.Clear();
        var gain = Math.Max(1, MinWidthForFullInk / (StrokeWidth.OfRuns(line.Fragments, all) * scale)) / line.FullInk;
        foreach (var run in line.Fragments.Runs)
        {
            var to = crop.Row(run.Y - box.Y).Slice(run.Start - box.X, run.End - run.Start);
            TensorPrimitives.ConvertTruncating<byte, float>(ink.Row(run.Y)[run.Start..run.End], to);
            TensorPrimitives.Multiply(to, gain, to);
            TensorPrimitives.Min(to, 1f, to);
        }

        var columns = (
            (int)MathF.Ceiling(box.Width * scale) + 2 * Margin + LineClassifier.Stride - 1) / LineClassifier.Stride * LineClassifier.Stride;
        using var drawn = new Plane<float>(columns, LineClassifier.Rows);
        AreaSampler.Draw(crop, drawn, scale, Margin, (LineClassifier.Rows - box.Height * scale) / 2);
        var values = new float[columns * LineClassifier.Rows];
        TensorPrimitives.Min(drawn.Values, 1f, values);
        return new LinePicture(values, scale, box.X);
    }

    /// <summary>The frame, with its fraction, of a position on the line.</summary>
    /// <param name="x">Twice the column in the picture: the sum of a box's left and right edges.</param>
    public float FrameOf(int x) => ((x / 2f - _left) * _scale + Margin) / LineClassifier.Stride;
}
