using DigitRecognizer.Imaging;

namespace DigitRecognizer.Api.Requests;

/// <summary>
/// Collects numbers of 0..1 or 0..255 as bytes in one pooled buffer. While none exceeds 1 they are kept on the 0..1 scale, as 255ths;
/// the first that does turns those before it into whole numbers, so no second buffer of floating-point numbers is needed.
/// </summary>
internal sealed class SampleBuffer : IDisposable
{
    private byte[] _samples = PictureBuffers.Rent(4096);
    private bool _unitScale = true;
    private int _count;

    public int Count => _count;

    /// <param name="value">0..255.</param>
    public void Add(double value)
    {
        if (value > 1 && _unitScale)
        {
            LeaveUnitScale();
        }

        Append((byte)(_unitScale ? (value * byte.MaxValue) + 0.5 : value + 0.5));
    }

    /// <param name="value">0..255.</param>
    public void Add(int value)
    {
        if (value > 1 && _unitScale)
        {
            LeaveUnitScale();
        }

        Append((byte)(_unitScale ? value * byte.MaxValue : value));
    }

    /// <summary>Hands the numbers over as a picture, which returns the buffer to the pool.</summary>
    public RasterImage ToImage(int width, int height, int channels)
    {
        var image = new RasterImage(_samples, width, height, channels);
        _samples = [];
        return image;
    }

    public void Dispose()
    {
        if (_samples.Length > 0)
        {
            PictureBuffers.Return(_samples);
            _samples = [];
        }
    }

    private void Append(byte sample)
    {
        if (_count == _samples.Length)
        {
            Grow();
        }

        _samples[_count++] = sample;
    }

    private void LeaveUnitScale()
    {
        _unitScale = false;
        foreach (ref var sample in _samples.AsSpan(0, _count))
        {
            sample = (byte)(sample > byte.MaxValue / 2 ? 1 : 0);
        }
    }

    private void Grow()
    {
        var larger = PictureBuffers.Rent(_samples.Length * 2);
        _samples.AsSpan(0, _count).CopyTo(larger);
        PictureBuffers.Return(_samples);
        _samples = larger;
    }
}
