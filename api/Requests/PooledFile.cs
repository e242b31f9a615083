using DigitRecognizer.Imaging;

namespace DigitRecognizer.Api.Requests;

/// <summary>An uploaded file in one pooled buffer. Dispose returns it.</summary>
internal sealed class PooledFile : IDisposable
{
    private byte[] _buffer = PictureBuffers.Rent(64 * 1024);
    private int _length;

    public ReadOnlyMemory<byte> Content => _buffer.AsMemory(0, _length);

    public async Task FillAsync(Stream source, CancellationToken cancellation)
    {
        int read;
        while ((read = await source.ReadAsync(_buffer.AsMemory(_length), cancellation)) > 0)
        {
            _length += read;
            if (_length == _buffer.Length)
            {
                Grow();
            }
        }
    }

    public void Dispose()
    {
        PictureBuffers.Return(_buffer);
        _buffer = [];
        _length = 0;
    }

    private void Grow()
    {
        var larger = PictureBuffers.Rent(_buffer.Length * 2);
        _buffer.CopyTo(larger, 0);
        PictureBuffers.Return(_buffer);
        _buffer = larger;
    }
}
