using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace DigitRecognizer.Imaging;

/// <summary>
/// Makes a picture smaller by averaging the area that each new pixel covers, one source row at a time, so that the whole source need not be
/// in memory. Colours are weighted by their alpha, so that transparent pixels do not affect the colour.
/// </summary>
public sealed class AreaReducer
{
    private readonly RasterImage _target;
    private readonly int _height;
    private readonly float _weight;
    private readonly PixelCoverage[] _coverages;
    private readonly float[] _line;
    private readonly float[] _sums;
    private int _row;
    private int _filled;

    /// <param name="width">Pixels in a source row.</param>
    /// <param name="height">Source rows.</param>
    /// <param name="target">Takes the result: no wider and no higher than the source, with the same channels.</param>
    public AreaReducer(int width, int height, RasterImage target)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, target.Width);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, target.Height);
        (_height, _target) = (height, target);
        _weight = target.Width / (float)width;
        _coverages = new PixelCoverage[target.Width];
        for (var x = 0; x < _coverages.Length; x++)
        {
            _coverages[x] = PixelCoverage.Of(x, width, target.Width);
        }

        _line = new float[width * target.Channels];
        _sums = new float[_line.Length];
    }

    /// <summary>Adds the next source row, from the top.</summary>
    public void Add(ReadOnlySpan<byte> samples)
    {
        ToFloats(samples, _line);
        if (_target.Channels == 4 && !Opacity.IsFull(samples))
        {
            WeighByAlpha(_line);
        }

        // In units of 1 / target height of a source row, the edges of both grids are integers.
        var target = _target.Height;
        var top = (long)_row * target;
        var inThis = (int)Math.Min(target, (long)(_filled + 1) * _height - top);
        TensorPrimitives.MultiplyAdd(_line, inThis / (float)_height, _sums, _sums);
        _row++;
        if (top + inThis == (long)(_filled + 1) * _height)
        {
            Emit(_target.Samples.Slice(_filled * _target.Width * _target.Channels, _target.Width * _target.Channels));
            _filled++;
            TensorPrimitives.Multiply(_line, (target - inThis) / (float)_height, _sums);
        }
    }

    private static void ToFloats(ReadOnlySpan<byte> samples, Span<float> line)
    {
        var x = 0;
        for (; x <= samples.Length - Vector<byte>.Count; x += Vector<byte>.Count)
        {
            Vector.Widen(new Vector<byte>(samples[x..]), out var low, out var high);
            Vector.Widen(low, out var first, out var second);
            Vector.Widen(high, out var third, out var fourth);
            var to = MemoryMarshal.Cast<float, Vector<float>>(line[x..]);
            to[0] = Vector.ConvertToSingle(first.As<uint, int>());
            to[1] = Vector.ConvertToSingle(second.As<uint, int>());
            to[2] = Vector.ConvertToSingle(third.As<uint, int>());
            to[3] = Vector.ConvertToSingle(fourth.As<uint, int>());
        }

        for (; x < samples.Length; x++)
        {
            line[x] = samples[x];
        }
    }

    private static void WeighByAlpha(Span<float> line)
    {
        foreach (ref var pixel in MemoryMarshal.Cast<float, Vector4>(line))
        {
            pixel = (pixel * (pixel.W / byte.MaxValue)) with { W = pixel.W };
        }
    }

    private void Emit(Span<byte> row)
    {
        switch (_target.Channels)
        {
            case 1:
                EmitGrey(row);
                break;
            case 3:
                EmitRgb(row);
                break;
            default:
                EmitRgba(row);
                break;
        }
    }

    private void EmitGrey(Span<byte> row)
    {
        for (var x = 0; x < row.Length; x++)
        {
            row[x] = ToByte(_coverages[x].Mean(_sums, 1, 0, _weight));
        }
    }

    private void EmitRgb(Span<byte> row)
    {
        for (int x = 0, at = 0; x < _coverages.Length; x++, at += 3)
        {
            for (var c = 0; c < 3; c++)
            {
                row[at + c] = ToByte(_coverages[x].Mean(_sums, 3, c, _weight));
            }
        }
    }

    private void EmitRgba(Span<byte> row)
    {
        var pixels = MemoryMarshal.Cast<float, Vector4>(_sums);
        var to = MemoryMarshal.Cast<byte, uint>(row);
        for (var x = 0; x < to.Length; x++)
        {
            var mean = _coverages[x].Mean(pixels, _weight);
            var straight = mean.W > 0 ? (mean * (byte.MaxValue / mean.W)) with { W = mean.W } : default;
            var rounded = Vector128.ConvertToInt32(Vector128.Min(straight.AsVector128() + Vector128.Create(0.5f), Vector128.Create(255f)));
            var words = Vector128.Narrow(rounded, rounded).AsUInt16();
            to[x] = Vector128.Narrow(words, words).AsUInt32().ToScalar();
        }
    }

    private static byte ToByte(float value) => (byte)Math.Min(byte.MaxValue, value + 0.5f);
}
