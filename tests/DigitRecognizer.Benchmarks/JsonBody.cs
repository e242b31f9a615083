using System.Text;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using DigitRecognizer.Api.Requests;
using DigitRecognizer.Imaging;
using Microsoft.AspNetCore.Http;

namespace DigitRecognizer.Benchmarks;

/// <summary>
/// Reading a body of <c>POST predict</c> against one bare pass over the same bytes. Wanted: less than three times for 280x280x4.
/// </summary>
[MemoryDiagnoser]
public class JsonBody
{
    private byte[] _body = [];

    public enum Picture
    {
        /// <summary>28 x 28 whole numbers.</summary>
        Mnist,

        /// <summary>280 x 280 x 4 whole numbers, as a canvas gives them.</summary>
        Canvas,

        /// <summary>280 x 280 x 4 fractions, as numpy writes them.</summary>
        Fractions,
    }

    [Params(Picture.Mnist, Picture.Canvas, Picture.Fractions)]
    public Picture Sent { get; set; }

    [GlobalSetup]
    public void Write()
    {
        var (side, channels) = Sent == Picture.Mnist ? (28, 0) : (280, 4);
        var random = new Random(1);
        var rows = Enumerable.Range(0, side)
            .Select(_ => $"[{string.Join(',', Enumerable.Range(0, side).Select(_ => Pixel(random, channels)))}]");
        _body = Encoding.ASCII.GetBytes($$"""{"data":[{{string.Join(',', rows)}}]}""");
    }

    [Benchmark(Baseline = true)]
    public long BarePass()
    {
        var reader = new Utf8JsonReader(_body);
        while (reader.Read())
        {
        }

        return reader.BytesConsumed;
    }

    [Benchmark]
    public int Read()
    {
        var context = new DefaultHttpContext();
        context.Request.ContentType = "application/json";
        context.Request.ContentLength = _body.Length;
        context.Request.Body = new MemoryStream(_body);
        using var image = ReadAsync(context.Request).GetAwaiter().GetResult();
        return image.Width;
    }

    private static async Task<RasterImage> ReadAsync(HttpRequest request)
    {
        RequestBody.RequireJson(request);
        using var body = await RequestBody.ReadAsync(request, CancellationToken.None);
        return PictureJson.Read(body.Content.Span);
    }

    private string Pixel(Random random, int channels) => channels == 0
        ? Number(random)
        : $"[{string.Join(',', Enumerable.Range(0, channels).Select(_ => Number(random)))}]";

    private string Number(Random random)
    {
        var value = random.Next(256);
        return Sent == Picture.Fractions
            ? (value / 255.0).ToString(System.Globalization.CultureInfo.InvariantCulture)
            : value.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}
