using System.Net;
using System.Net.Http.Headers;

namespace DigitRecognizer.Conformance.Contract;

/// <summary>A body of unknown length, sent in pieces.</summary>
internal sealed class PiecemealContent : HttpContent
{
    private readonly ReadOnlyMemory<byte> _body;
    private readonly int _pieceLength;

    public PiecemealContent(ReadOnlyMemory<byte> body, int pieceLength, string contentType)
    {
        _body = body;
        _pieceLength = pieceLength;
        Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        for (var start = 0; start < _body.Length; start += _pieceLength)
        {
            await stream.WriteAsync(_body.Slice(start, Math.Min(_pieceLength, _body.Length - start)), cancellationToken);
            await stream.FlushAsync(cancellationToken);
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
