using System.Net;
using System.Text;
using System.Text.Json;
using DigitRecognizer.Testing;
using Xunit;

namespace DigitRecognizer.Conformance.Contract;

/// <summary>An answer of the API, read whole, with what every answer must have already asserted.</summary>
public sealed class Exchange
{
    private Exchange(HttpResponseMessage response, JsonElement body)
    {
        Response = response;
        Body = body;
    }

    public HttpResponseMessage Response { get; }

    public JsonElement Body { get; }

    public HttpStatusCode Status => Response.StatusCode;

    public static async Task<Exchange> GetAsync(HttpClient client, string path) =>
        await SendAsync(client, new HttpRequestMessage(HttpMethod.Get, path));

    public static Task<Exchange> PostJsonAsync(HttpClient client, string body, string path = "predict") =>
        PostAsync(client, path, new StringContent(body, Encoding.UTF8, "application/json"));

    public static Task<Exchange> PostFileAsync(HttpClient client, byte[] file, string path = "predict_test") =>
        PostAsync(client, path, new MultipartFormDataContent { { new ByteArrayContent(file), "file", "digit.png" } });

    public static Task<Exchange> PostBytesAsync(HttpClient client, string path, byte[] body, string contentType)
    {
        var content = new ByteArrayContent(body);
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        return PostAsync(client, path, content);
    }

    public static Task<Exchange> PostAsync(HttpClient client, string path, HttpContent content) =>
        SendAsync(client, new HttpRequestMessage(HttpMethod.Post, path) { Content = content });

    public static async Task<Exchange> SendAsync(HttpClient client, HttpRequestMessage request)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var response = await client.SendAsync(request, cancellation);
        var bytes = await response.Content.ReadAsByteArrayAsync(cancellation);
        Assert.True((int)response.StatusCode < 500,
            $"{request.Method} {request.RequestUri} -> {response.StatusCode}: {Encoding.UTF8.GetString(bytes)}");
        AssertHeaders(response);
        AssertTellsNothingOfTheInside(Encoding.UTF8.GetString(bytes));
        using var document = JsonDocument.Parse(bytes);
        DocumentedAnswers.AssertDescribed(request, response, document.RootElement);
        return new Exchange(response, document.RootElement.Clone());
    }

    /// <summary>Asserts problem details of a kind, and that the detail tells what the caller needs.</summary>
    public void AssertProblem(HttpStatusCode status, string type, string detail = "")
    {
        Assert.Equal((status, type), (Status, Body.GetProperty("type").GetString()));
        Assert.Equal("application/problem+json", Response.Content.Headers.ContentType?.MediaType);
        Assert.Equal((int)status, Body.GetProperty("status").GetInt32());
        Assert.NotEmpty(Body.GetProperty("title").GetString()!);
        Assert.Contains(detail, Body.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(Header("X-Request-Id"), Body.GetProperty("request_id").GetString());
        Assert.DoesNotContain("   at ", Body.GetRawText(), StringComparison.Ordinal);
    }

    /// <summary>Asserts a prediction, and that its numbers agree with each other.</summary>
    public int AssertPrediction()
    {
        Assert.True(Status == HttpStatusCode.OK, Body.GetRawText());
        Assert.Equal("application/json", Response.Content.Headers.ContentType?.MediaType);
        var probabilities = Body.GetProperty("probabilities").EnumerateArray().Select(p => p.GetDouble()).ToArray();
        var predicted = Body.GetProperty("predicted_class").GetInt32();
        Assert.Equal(1, probabilities.Sum(), tolerance: 1e-4);
        Assert.Equal(probabilities.Max(), probabilities[predicted]);
        Assert.Equal(probabilities[predicted], Body.GetProperty("confidence").GetDouble());
        Assert.NotEqual(Body.GetProperty("accepted").GetBoolean(), Body.TryGetProperty("reason", out _));
        return predicted;
    }

    public string Header(string name) => string.Join(',', Response.Headers.GetValues(name));

    /// <summary>No stack trace, no type of .NET, no path of this machine.</summary>
    private static void AssertTellsNothingOfTheInside(string body)
    {
        foreach (var inside in new[] { "   at ", "Exception", "System.", "Microsoft.", ".cs:", RepositoryRoot.Path, Path.GetTempPath() })
        {
            Assert.DoesNotContain(inside, body, StringComparison.Ordinal);
        }
    }

    private static void AssertHeaders(HttpResponseMessage response)
    {
        Assert.DoesNotContain(response.Headers, header => header.Key is "Server" or "Via"
            || header.Key.StartsWith("X-Powered-By", StringComparison.OrdinalIgnoreCase)
            || header.Key.StartsWith("X-AspNet", StringComparison.OrdinalIgnoreCase));
        Assert.Equal(
            "X-Model-Version,X-Request-Id,Server-Timing", Assert.Single(response.Headers.GetValues("Access-Control-Expose-Headers")));
        Assert.Matches("^([0-9a-f]{12}|none)$", Assert.Single(response.Headers.GetValues("X-Model-Version")));
        Assert.Matches("^[A-Za-z0-9._:/+=-]{1,128}$", Assert.Single(response.Headers.GetValues("X-Request-Id")));
        Assert.Matches(
            @"^decode;dur=\d+(\.\d+)?, normalize;dur=\d+(\.\d+)?, infer;dur=\d+(\.\d+)?$",
            string.Join(", ", response.Headers.GetValues("Server-Timing")));
    }
}
