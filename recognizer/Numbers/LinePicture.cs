using System.Numerics.Tensors;
using DigitRecognizer.Filters;
using DigitRecognizer.Framing;

namespace DigitRecognizer.Numbers;

/// <summary>A line of digits uncut, as <see cref="LineClassifier"/> sees it: all its ink at one height, and how to find a place of the line on it.</summary>
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

    /// <summary><see cref="LineClassifier.Rows"/> rows of values of 0..1, row-major, ink bright.</summary>
    public float[] Values { get; }

    public int Frames => Values.Length / (LineClassifier.Rows * LineClassifier.Stride);

    /// <param name="line">All its pieces are marked afterwards.</param>
    /// <param name="ink">The ink of the picture that the line was found in.</param>
    public static LinePicture Draw(DigitLine line, Plane<byte> ink)
    {
        var box = line.Mark(0, line.Origins.Length);
        var scale = Math.Min((float)InkRows / box.Height, (MostColumns - 2f * Margin) / box.Width);
        using var crop = new Plane<float>(box.Width, box.Height);
        crop.Values.Clear();
        var gain = Math.Max(1, Hairline / (DigitFraming.PenWidth(line.Fragments) * scale)) / line.FullInk;
        foreach (var run in line.Fragments.Runs)
        {
            var to = crop.Row(run.Y - box.Y).Slice(run.Start - box.X, run.End - run.Start);
            TensorPrimitives.ConvertTruncating<byte, float>(ink.Row(run.Y)[run.Start..run.End], to);
            TensorPrimitives.Multiply(to, gain, to);
            TensorPrimitives.Min(to, 1f, to);
        }

        var columns = ((int)MathF.Ceiling(box.Width * scale) + 2 * Margin + LineClassifier.Stride - 1) / LineClassifier.Stride * LineClassifier.Stride;
        using var drawn = new Plane<float>(columns, LineClassifier.Rows);
        AreaSampler.Draw(crop, drawn, scale, Margin, (LineClassifier.Rows - box.Height * scale) / 2);
        var values = new float[columns * LineClassifier.Rows];
        TensorPrimitives.Min(drawn.Values, 1f, values);
        return new LinePicture(values, scale, box.X);
    }

    /// <summary>The frame, with its fraction, of the middle of something on the line.</summary>
    /// <param name="x">Twice the middle's column in the picture: left and right ends added.</param>
    public float FrameOf(int x) => ((x / 2f - _left) * _scale + Margin) / LineClassifier.Stride;
}
