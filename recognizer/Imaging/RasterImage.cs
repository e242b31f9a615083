namespace DigitRecognizer.Imaging;

/// <summary>A decoded picture in a pooled buffer: 8 bits a sample, row-major, channels interleaved. Dispose returns the buffer.</summary>
public sealed class RasterImage : IDisposable
{
    private byte[]? _buffer;

    /// <param name="width">Pixels in a row of the buffer, at least 1.</param>
    /// <param name="height">Rows of the buffer, at least 1.</param>
    /// <param name="channels">1 for grey, 3 for RGB, 4 for RGBA with straight alpha.</param>
    /// <param name="sourceWidth">Width of the caller's picture (after EXIF rotation), where the decoder reduced it.</param>
    /// <param name="sourceHeight">Height of the caller's picture (after EXIF rotation), where the decoder reduced it.</param>
    public RasterImage(int width, int height, int channels, int? sourceWidth = null, int? sourceHeight = null)
    {
        Width = width;
        Height = height;
        Channels = channels;
        SourceWidth = sourceWidth ?? width;
        SourceHeight = sourceHeight ?? height;
        _buffer = PictureBuffers.Rent(checked(width * height * channels));
    }

    /// <summary>Takes over a buffer that was rented from <see cref="PictureBuffers"/>, and returns it there.</summary>
    /// <param name="rented">Starts with height x width x channels samples; may be longer.</param>
    /// <param name="width">Pixels in a row, at least 1.</param>
    /// <param name="height">Rows, at least 1.</param>
    /// <param name="channels">1 for grey, 3 for RGB, 4 for RGBA with straight alpha.</param>
    public RasterImage(byte[] rented, int width, int height, int channels)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rented.Length, checked(width * height * channels), nameof(rented));
        Width = SourceWidth = width;
        Height = SourceHeight = height;
        Channels = channels;
        _buffer = rented;
    }

    public int Width { get; }

    public int Height { get; }

    public int Channels { get; }

    public int SourceWidth { get; }

    public int SourceHeight { get; }

    /// <summary>Height x width x channels values of 0..255. Not cleared when rented.</summary>
    /// <exception cref="ObjectDisposedException">The buffer went back to the pool.</exception>
    public Span<byte> Samples
    {
        get
        {
            ObjectDisposedException.ThrowIf(_buffer is null, this);
            return _buffer.AsSpan(0, Width * Height * Channels);
        }
    }

    /// <summary>The file is an animation, and this is its first frame.</summary>
    public bool IsFirstOfSeveralFrames { get; internal set; }

    public PixelView View => new(Samples, Width, Height, Channels);

    public void Dispose()
    {
        if (_buffer is { } buffer)
        {
            _buffer = null;
            PictureBuffers.Return(buffer);
        }
    }
}
