using System.IO.Compression;
using DigitRecognizer.Api.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace DigitRecognizer.Api.Requests;

/// <summary>
/// Unpacks bodies that are sent with <c>Content-Encoding</c>. In code of the API, because the Functions host has no middleware for it.
/// </summary>
internal static class ContentEncoding
{
    /// <returns>Opens an unpacking stream over a body; null where the body is sent as it is.</returns>
    /// <exception cref="ProblemException">Another encoding, or more than one.</exception>
    public static Func<Stream, Stream>? Of(HttpRequest request)
    {
        var encoding = request.Headers.ContentEncoding;
        if (StringValues.IsNullOrEmpty(encoding))
        {
            return null;
        }

        return encoding.ToString().ToLowerInvariant() switch
        {
            "identity" => null,
            "gzip" or "x-gzip" => packed => new GZipStream(packed, CompressionMode.Decompress),
            "br" => packed => new BrotliStream(packed, CompressionMode.Decompress),
            "deflate" => OpenDeflate,
            _ => throw new ProblemException(ProblemCatalog.UnsupportedEncoding(encoding.ToString())),
        };
    }

    /// <returns>The unpacked body; the caller disposes it.</returns>
    /// <exception cref="ProblemException">It is too large, also for the bytes that were sent, or the packed one is damaged.</exception>
    public static PooledFile Unpack(PooledFile packed, Func<Stream, Stream> open)
    {
        var limit = Math.Max(ApiLimits.MaxUnpackedBytesAtAnyRatio, (long)packed.Content.Length * ApiLimits.MaxUnpackingRatio);
        var body = new PooledFile();
        try
        {
            using var unpacking = open(packed.OpenRead());
            body.Fill(unpacking, (int)Math.Min(limit, ApiLimits.MaxBodyBytes));
            return body;
        }
        catch (Exception e) when (e is InvalidDataException or InvalidOperationException or IOException)
        {
            body.Dispose();
            throw new ProblemException(ProblemCatalog.MalformedEncoding(), e);
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    /// <summary>The deflate of HTTP has the header of zlib (RFC 9110, 8.4.1.2); some programs leave it out.</summary>
    private static Stream OpenDeflate(Stream packed)
    {
        const int MethodBits = 0x0F, Deflate = 8;
        var first = packed.ReadByte();
        packed.Position = 0;
        return (first & MethodBits) == Deflate
            ? new ZLibStream(packed, CompressionMode.Decompress)
            : new DeflateStream(packed, CompressionMode.Decompress);
    }
}
