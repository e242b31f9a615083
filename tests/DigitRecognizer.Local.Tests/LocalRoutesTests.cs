using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using DigitRecognizer.Api.Endpoints;
using Xunit;

namespace DigitRecognizer.Local.Tests;

/// <summary>What the local host adds to the contract.</summary>
public sealed class LocalRoutesTests(LocalTarget target) : IClassFixture<LocalTarget>
{
    private const string TwoPixels = """{"data":[[0,255],[255,0]]}""";

    [Theory]
    [InlineData("/health")]
    [InlineData("/api/health")]
    public async Task Health_answers_with_and_without_the_prefix(string path)
    {
        using var answer = await target.Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Health_answers_HEAD_with_the_same_headers_and_no_body()
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, "health");
        using var answer = await target.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(answer.Headers.Contains("X-Model-Version"));
        Assert.True(answer.Content.Headers.ContentLength > 0);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("/predict")]
    [InlineData("/predict_test")]
    [InlineData("/api/predict")]
    public async Task The_pictures_aliases_lead_to_the_API(string path)
    {
        using var content = new StringContent("x", Encoding.UTF8, "text/plain");
        using var answer = await target.Client.PostAsync(new Uri(path, UriKind.Relative), content, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
        Assert.True(answer.Headers.Contains("X-Request-Id"));
    }

    [Theory]
    [InlineData("GET", "/api/predict", HttpStatusCode.MethodNotAllowed, "method-not-allowed", "POST")]
    [InlineData("DELETE", "/predict_test", HttpStatusCode.MethodNotAllowed, "method-not-allowed", "POST")]
    [InlineData("POST", "/api/health", HttpStatusCode.MethodNotAllowed, "method-not-allowed", "GET, HEAD")]
    [InlineData("GET", "/api/digits", HttpStatusCode.NotFound, "not-found", "")]
    [InlineData("GET", "/api/", HttpStatusCode.NotFound, "not-found", "")]
    public async Task What_is_not_there_is_answered_like_every_other_error(
        string method, string path, HttpStatusCode status, string type, string allowed)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var answer = await target.Client.SendAsync(request, TestContext.Current.CancellationToken);
        using var body = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal($"/problems/{type}", body.RootElement.GetProperty("type").GetString());
        Assert.Equal(allowed, string.Join(", ", answer.Content.Headers.Allow));
        Assert.True(answer.Headers.Contains("Server-Timing"));
    }

    [Fact]
    public async Task A_caller_whose_connection_is_reset_is_no_defect_of_the_service()
    {
        var log = new LogRecorder<PredictEndpoint>();
        await using (var host = LocalFactory.Start(log: log))
        {
            for (var i = 0; i < 40; i++)
            {
                // Closed without waiting, a socket resets its connection.
                using var caller =
                    new Socket(SocketType.Stream, ProtocolType.Tcp) { LingerState = new LingerOption(enable: true, seconds: 0) };
                await caller.ConnectAsync(host.Address.Host, host.Address.Port, TestContext.Current.CancellationToken);
                await caller.SendAsync(
                    ("POST /api/predict HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"u8
                        + "Content-Length: 5000\r\n\r\n{\"data\":[[1,"u8).ToArray(),
                    TestContext.Current.CancellationToken);
                await Task.Delay(TimeSpan.FromMilliseconds(5), TestContext.Current.CancellationToken);
            }
        }

        Assert.Empty(log.Warnings);
    }

    [Theory(Timeout = 60_000)]
    [InlineData("predict", "application/json", "{\"data\":[[1,")]
    [InlineData("predict_test", "multipart/form-data; boundary=x",
        "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\nGIF8")]
    public async Task A_body_that_never_ends_is_answered_before_the_host_gives_up(string path, string type, string beginning)
    {
        await using var host = LocalFactory.Start(time: new HurriedTime());
        using var caller = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await caller.ConnectAsync(host.Address.Host, host.Address.Port, TestContext.Current.CancellationToken);
        await caller.SendAsync(
            Encoding.ASCII.GetBytes(
                $"POST /api/{path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: {type}\r\nContent-Length: 5000\r\n\r\n{beginning}"),
            TestContext.Current.CancellationToken);

        using var answer = new StreamReader(new NetworkStream(caller));
        Assert.Equal("HTTP/1.1 408 Request Timeout", await answer.ReadLineAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Pages_of_other_origins_may_call_only_when_they_are_named()
    {
        await using var host =
            LocalFactory.Start(new Dictionary<string, string> { ["cors"] = "http://localhost:5500;http://127.0.0.1:5500" });

        using var named = await CallFromAsync(host, "http://localhost:5500");
        using var other = await CallFromAsync(host, "http://localhost:5501");

        Assert.Equal("http://localhost:5500", Assert.Single(named.Headers.GetValues("Access-Control-Allow-Origin")));
        Assert.Equal("X-Model-Version,X-Request-Id,Server-Timing", Assert.Single(named.Headers.GetValues("Access-Control-Expose-Headers")));
        Assert.False(other.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task A_preflight_of_a_named_origin_is_answered()
    {
        await using var host = LocalFactory.Start(new Dictionary<string, string> { ["cors"] = "http://localhost:5500" });
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Options, new Uri(host.Address, "api/predict"));
        request.Headers.Add("Origin", "http://localhost:5500");
        request.Headers.Add("Access-Control-Request-Method", "POST");
        request.Headers.Add("Access-Control-Request-Headers", "content-type,x-request-id");

        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Equal("http://localhost:5500", Assert.Single(answer.Headers.GetValues("Access-Control-Allow-Origin")));
        Assert.Contains("content-type", Assert.Single(answer.Headers.GetValues("Access-Control-Allow-Headers")), StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> CallFromAsync(LocalFactory host, string origin)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(host.Address, "api/predict"));
        request.Headers.Add("Origin", origin);
        request.Content = new StringContent(TwoPixels, Encoding.UTF8, "application/json");
        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
