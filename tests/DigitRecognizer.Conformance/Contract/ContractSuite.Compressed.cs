using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Xunit;

namespace DigitRecognizer.Conformance.Contract;

public abstract partial class ContractSuite
{
    [Theory]
    [InlineData("gzip")]
    [InlineData("GZIP")]
    [InlineData("deflate")]
    [InlineData("deflate without zlib's header")]
    [InlineData("br")]
    [InlineData("identity")]
    public async Task A_compressed_body_is_read(string encoding)
    {
        using var seven = DrawnSeven.Draw();

        var json = await PostPackedAsync("predict", Encoding.UTF8.GetBytes(PixelJson.Write(seven)), "application/json", encoding);
        var file = await PostPackedAsync("predict_test", DrawnSeven.Png(), "image/png", encoding);

        Assert.Equal(7, json.AssertPrediction());
        Assert.Equal(7, file.AssertPrediction());
    }

    [Theory]
    [InlineData("predict", "application/json")]
    [InlineData("predict_test", "multipart/form-data; boundary=x")]
    public async Task An_encoding_that_is_not_known_is_refused_with_those_that_are(string path, string contentType)
    {
        var content = new ByteArrayContent([1, 2, 3]);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        content.Headers.ContentEncoding.Add("zstd");

        var answer = await Exchange.PostAsync(Client, path, content);

        answer.AssertProblem(HttpStatusCode.UnsupportedMediaType, "/problems/unsupported-media-type", "gzip, deflate or br, not zstd");
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    public async Task A_body_that_is_not_what_its_encoding_says_is_refused(string encoding)
    {
        var answer = await PostPackedAsync("predict", """{"data":[[1,2]]}"""u8.ToArray(), "application/json", encoding, pack: false);

        answer.AssertProblem(HttpStatusCode.BadRequest, "/problems/malformed-encoding", "Content-Encoding");
    }

    [Theory]
    [InlineData("gzip", 9)]
    [InlineData("gzip", 100)]
    [InlineData("deflate", 9)]
    [InlineData("br", 9)]
    [InlineData("br", 400)]
    public async Task A_body_that_unpacks_to_very_much_is_refused(string encoding, int mebibytes)
    {
        var zeros = new byte[mebibytes * 1024 * 1024];

        var json = await PostPackedAsync("predict", zeros, "application/json", encoding);
        var file = await PostPackedAsync("predict_test", zeros, "image/png", encoding);

        json.AssertProblem(HttpStatusCode.RequestEntityTooLarge, "/problems/body-too-large", "unpacked");
        file.AssertProblem(HttpStatusCode.RequestEntityTooLarge, "/problems/body-too-large", "unpacked");
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task A_drawing_of_1024_pixels_a_side_is_no_bomb(string encoding)
    {
        using var seven = DrawnSeven.Draw(1024, 1024);

        var answer = await PostPackedAsync("predict", Encoding.UTF8.GetBytes(PixelJson.Write(seven)), "application/json", encoding);

        Assert.Equal(7, answer.AssertPrediction());
    }

    private Task<Exchange> PostPackedAsync(string path, byte[] body, string contentType, string encoding, bool pack = true)
    {
        var content = new ByteArrayContent(pack ? Pack(body, encoding) : body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        content.Headers.TryAddWithoutValidation("Content-Encoding", encoding.Split(' ')[0]);
        return Exchange.PostAsync(Client, path, content);
    }

    private static byte[] Pack(byte[] body, string encoding)
    {
        using var packed = new MemoryStream();
        using (Stream packing = encoding switch
        {
            "gzip" or "GZIP" => new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true),
            "deflate" => new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true),
            "br" => new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true),
            "identity" => new BufferedStream(packed),
            _ => new DeflateStream(packed, CompressionLevel.Optimal, leaveOpen: true),
        })
        {
            packing.Write(body);
            packing.Flush();
            return encoding == "identity" ? body : Closed(packing, packed);
        }

        static byte[] Closed(Stream packing, MemoryStream packed)
        {
            packing.Dispose();
            return packed.ToArray();
        }
    }
}
