namespace DigitRecognizer.Imaging;

/// <summary>Pixels in a buffer that the caller owns: 8 bits a sample, row-major, channels interleaved, no padding between rows.</summary>
public readonly ref struct PixelView
{
    /// <param name="samples">Height x width x channels values of 0..255.</param>
    /// <param name="width">Pixels in a row, at least 1.</param>
    /// <param name="height">Rows, at least 1.</param>
    /// <param name="channels">1 for grey, 3 for RGB, 4 for RGBA with straight (not premultiplied) alpha.</param>
    /// <exception cref="ArgumentException">The sizes and the number of samples do not agree.</exception>
    public PixelView(ReadOnlySpan<byte> samples, int width, int height, int channels)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        if (channels is not (1 or 3 or 4))
        {
            throw new ArgumentException($"Channels must be 1, 3 or 4, not {channels}.", nameof(channels));
        }

        if ((long)width * height * channels != samples.Length)
        {
            throw new ArgumentException($"{samples.Length} samples are not {width} x {height} x {channels}.", nameof(samples));
        }

        Samples = samples;
        Width = width;
        Height = height;
        Channels = channels;
    }

    public ReadOnlySpan<byte> Samples { get; }

    public int Width { get; }

    public int Height { get; }

    public int Channels { get; }
}
