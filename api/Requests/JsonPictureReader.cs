using System.Buffers;
using System.Diagnostics;
using DigitRecognizer.Api.Answers;
using DigitRecognizer.Api.Problems;
using DigitRecognizer.Imaging;
using Microsoft.AspNetCore.Http;

namespace DigitRecognizer.Api.Requests;

/// <summary>Streams a JSON body into a picture through one pooled chunk.</summary>
internal static class JsonPictureReader
{
    private const int ChunkBytes = 64 * 1024;

    /// <exception cref="ProblemException">The body is too large, no JSON, or no picture.</exception>
    public static async Task<RasterImage> ReadAsync(HttpRequest request, Timings timings, CancellationToken cancellation)
    {
        RequestBody.Check(request, "application/json");
        using var parser = new PixelJsonParser();
        var chunk = ArrayPool<byte>.Shared.Rent((int)Math.Min(request.ContentLength + 1 ?? ChunkBytes, ChunkBytes));
        try
        {
            int filled = 0, total = 0;
            bool ended;
            do
            {
                var read = await FillAsync(request.Body, chunk.AsMemory(filled), cancellation);
                filled += read;
                total += read;
                ended = filled < chunk.Length;
                if (total > ApiLimits.MaxBodyBytes)
                {
                    throw new ProblemException(ProblemCatalog.BodyTooLarge());
                }

                var start = Stopwatch.GetTimestamp();
                var used = parser.Parse(chunk.AsSpan(0, filled), ended);
                timings.Decode += Stopwatch.GetElapsedTime(start);
                filled -= used;
                if (filled == chunk.Length)
                {
                    chunk = Enlarge(chunk);
                }
                else
                {
                    chunk.AsSpan(used, filled).CopyTo(chunk);
                }
            }
            while (!ended);

            return parser.Complete();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(chunk);
        }
    }

    /// <summary>Reads until the chunk is full or the body ends, so that no token is looked at once for every packet it came in.</summary>
    private static async ValueTask<int> FillAsync(Stream body, Memory<byte> chunk, CancellationToken cancellation)
    {
        var filled = 0;
        while (filled < chunk.Length)
        {
            var read = await body.ReadAsync(chunk[filled..], cancellation);
            if (read == 0)
            {
                break;
            }

            filled += read;
        }

        return filled;
    }

    private static byte[] Enlarge(byte[] chunk)
    {
        var larger = ArrayPool<byte>.Shared.Rent(chunk.Length * 2);
        chunk.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(chunk);
        return larger;
    }
}
