using DigitRecognizer.Api.Problems;
using DigitRecognizer.Imaging;

namespace DigitRecognizer.Api.Requests;

/// <summary>A body of at most <see cref="ApiLimits.MaxBodyBytes"/> in one pooled buffer. Dispose returns it.</summary>
internal sealed class PooledFile : IDisposable
{
    private const int FirstBytes = 64 * 1024;

    private byte[] _buffer;
    private int _length;

    /// <param name="expectedLength">Bytes that are announced. They get no more memory than others until they arrive.</param>
    public PooledFile(long? expectedLength = null) =>
        _buffer = PictureBuffers.Rent((int)Math.Min(expectedLength + 1 ?? FirstBytes, FirstBytes));

    public Memory<byte> Content => _buffer.AsMemory(0, _length);

    public Stream OpenRead() => new MemoryStream(_buffer, 0, _length, writable: false);

    /// <exception cref="ProblemException">The source is longer than <see cref="ApiLimits.MaxBodyBytes"/>.</exception>
    public async ValueTask FillAsync(Stream source, CancellationToken cancellationToken)
    {
        int read;
        while ((read = await source.ReadAsync(FreeSpace(), cancellationToken)) > 0)
        {
            _length += read;
            if (_length > ApiLimits.MaxBodyBytes)
            {
                throw new ProblemException(ProblemCatalog.BodyTooLarge());
            }
        }
    }

    /// <param name="source">Unpacks a body that is in memory.</param>
    /// <param name="limit">Bytes.</param>
    /// <exception cref="ProblemException">The source is longer.</exception>
    public void Fill(Stream source, int limit)
    {
        int read;
        while ((read = source.Read(FreeSpace().Span)) > 0)
        {
            _length += read;
            if (_length > limit)
            {
                throw new ProblemException(ProblemCatalog.UnpackedTooLarge());
            }
        }
    }

    public void Dispose()
    {
        PictureBuffers.Return(_buffer);
        _buffer = [];
        _length = 0;
    }

    private Memory<byte> FreeSpace()
    {
        if (_length == _buffer.Length)
        {
            var larger = PictureBuffers.Rent(_buffer.Length * 2);
            _buffer.CopyTo(larger, 0);
            PictureBuffers.Return(_buffer);
            _buffer = larger;
        }

        return _buffer.AsMemory(_length);
    }
}
