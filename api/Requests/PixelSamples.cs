using DigitRecognizer.Api.Problems;
using DigitRecognizer.Imaging;

namespace DigitRecognizer.Api.Requests;

/// <summary>
/// Collects numbers of 0..1 or 0..255 as bytes in one pooled buffer; alpha has a scale of its own. While no number of a scale exceeds 1 by
/// more than an overshoot of resizing, they are kept as 255ths; the first that does turns those before it into whole numbers.
/// </summary>
/// <param name="capacity">The most numbers that can come.</param>
internal struct PixelSamples(int capacity) : IDisposable
{
    private byte[] _samples = PictureBuffers.Rent(capacity);
    private bool _colourIsUnit = true;
    private bool _alphaIsUnit = true;
    private bool _hasAlpha;
    private int _count;
    private ProblemException? _belowZero;

    /// <param name="value">-0.1..255.</param>
    /// <param name="isAlpha">The fourth of a pixel.</param>
    public void Add(double value, bool isAlpha)
    {
        _hasAlpha |= isAlpha;
        ref var isUnit = ref isAlpha ? ref _alphaIsUnit : ref _colourIsUnit;
        if (isUnit && value > PixelNumber.MaxOfUnitScale)
        {
            LeaveUnitScale(isAlpha);
            isUnit = false;
        }

        _samples[_count++] = (byte)((isUnit ? Math.Clamp(value, 0, 1) * byte.MaxValue : Math.Max(value, 0)) + 0.5);
    }

    /// <summary>Notes that a number below 0 came, which only the overshoot of a scale of 0..1 explains.</summary>
    public void AllowOnlyUnitScale(ProblemException otherwise) => _belowZero ??= otherwise;

    /// <exception cref="ProblemException">A number was below 0, and another far above 1.</exception>
    public readonly void RequireOneScale()
    {
        if (_belowZero is not null && !(_colourIsUnit && _alphaIsUnit))
        {
            throw _belowZero;
        }
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

    private readonly void LeaveUnitScale(bool ofAlpha)
    {
        for (var i = 0; i < _count; i++)
        {
            if ((_hasAlpha && i % 4 == 3) == ofAlpha)
            {
                _samples[i] = (byte)(_samples[i] > byte.MaxValue / 2 ? 1 : 0);
            }
        }
    }
}
