using System.Numerics.Tensors;

namespace DigitRecognizer.Imaging;

/// <summary>
/// Makes a picture smaller by averaging the area that each new pixel covers, one source row at a time, so that the whole source
/// need never be in memory. Colours weigh by their alpha: what is transparent lends its colour to nobody.
/// </summary>
public sealed class AreaReducer
{
    private readonly RasterImage _target;
    private readonly int _width;
    private readonly int _height;
    private readonly float[] _line;
    private readonly float[] _sums;
    private int _row;
    private int _filled;

    /// <param name="width">Pixels in a source row.</param>
    /// <param name="height">Source rows.</param>
    /// <param name="target">No wider and no higher than the source; its channels are the source's.</param>
    public AreaReducer(int width, int height, RasterImage target)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, target.Width);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, target.Height);
        (_width, _height, _target) = (width, height, target);
        _line = new float[target.Width * target.Channels];
        _sums = new float[_line.Length];
    }

    /// <summary>The size a picture has once its longer side is <see cref="ImageLimits.WorkingSide"/> at most.</summary>
    public static (int Width, int Height) WorkingSize(int width, int height)
    {
        var longer = Math.Max(width, height);
        return longer <= ImageLimits.WorkingSide ? (width, height) : (Scale(width), Scale(height));

        int Scale(int side) => Math.Max(1, (int)Math.Round(side * (double)ImageLimits.WorkingSide / longer));
    }

    /// <summary>Takes the next source row, from the top.</summary>
    public void Add(ReadOnlySpan<byte> samples)
    {
        AverageAcross(samples);

        // In units where a source row is as high as the target has rows, both grids lie on whole numbers.
        var target = _target.Height;
        var top = (long)_row * target;
        var inThis = (int)Math.Min(target, (long)(_filled + 1) * _height - top);
        TensorPrimitives.MultiplyAdd(_line, inThis / (float)_height, _sums, _sums);
        _row++;
        if (top + inThis == (long)(_filled + 1) * _height)
        {
            Emit();
            TensorPrimitives.Multiply(_line, (target - inThis) / (float)_height, _sums);
        }
    }

    private void AverageAcross(ReadOnlySpan<byte> samples)
    {
        int channels = _target.Channels, target = _target.Width;
        Array.Clear(_line);
        var scale = 1f / _width;
        int to = 0, room = _width;
        for (var x = 0; x < _width; x++)
        {
            var pixel = samples.Slice(x * channels, channels);
            var part = Math.Min(target, room);
            Accumulate(pixel, part * scale, to);
            room -= part;
            if (room == 0)
            {
                to += channels;
                room = _width - (target - part);
                if (part < target)
                {
                    Accumulate(pixel, (target - part) * scale, to);
                }
            }
        }
    }

    private void Accumulate(ReadOnlySpan<byte> pixel, float weight, int to)
    {
        var line = _line.AsSpan(to, pixel.Length);
        var colours = pixel.Length;
        if (colours == 4)
        {
            line[3] += weight * pixel[3];
            weight *= pixel[3] / 255f;
            colours = 3;
        }

        for (var c = 0; c < colours; c++)
        {
            line[c] += weight * pixel[c];
        }
    }

    private void Emit()
    {
        var row = _target.Samples.Slice(_filled * _sums.Length, _sums.Length);
        for (var i = 0; i < row.Length; i++)
        {
            var opacity = _target.Channels == 4 && i % 4 != 3 ? _sums[i | 3] / 255f : 1;
            row[i] = opacity > 0 ? (byte)Math.Min(255, _sums[i] / opacity + 0.5f) : (byte)0;
        }

        _filled++;
    }
}
