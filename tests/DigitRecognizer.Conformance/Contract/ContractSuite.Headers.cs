using System.Net.Sockets;
using System.Text;
using Xunit;

namespace DigitRecognizer.Conformance.Contract;

public abstract partial class ContractSuite
{
    /// <summary>One character more than may be echoed.</summary>
    private const string TooLongId =
        "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
        + "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0";

    [Theory]
    [InlineData("health", null)]
    [InlineData("predict", """{"data":[[0,255],[255,0]]}""")]
    [InlineData("predict", "{}")]
    public async Task The_callers_request_id_is_echoed(string path, string? body)
    {
        var request = Request(path, body);
        request.Headers.Add("X-Request-Id", "order-66/a_B.c:1");

        var answer = await Exchange.SendAsync(Client, request);

        Assert.Equal("order-66/a_B.c:1", answer.Header("X-Request-Id"));
    }

    [Theory]
    [InlineData("two words")]
    [InlineData("<script>")]
    [InlineData("")]
    [InlineData("tab\there")]
    [InlineData(TooLongId)]
    public async Task A_request_id_that_could_do_harm_is_replaced(string sent)
    {
        var request = Request("health", body: null);
        request.Headers.TryAddWithoutValidation("X-Request-Id", sent);

        var answer = await Exchange.SendAsync(Client, request);

        Assert.NotEqual(sent, answer.Header("X-Request-Id"));
    }

    [Fact]
    public async Task Every_answer_has_a_request_id_of_its_own()
    {
        var first = await Exchange.GetAsync(Client, "health");
        var second = await Exchange.GetAsync(Client, "health");

        Assert.NotEqual(first.Header("X-Request-Id"), second.Header("X-Request-Id"));
    }

    [Fact]
    public async Task The_time_of_every_step_is_told()
    {
        var answer = await Exchange.PostFileAsync(Client, DrawnSeven.Png());

        Assert.DoesNotContain("dur=0,", answer.Header("Server-Timing"), StringComparison.Ordinal);
        Assert.False(answer.Header("Server-Timing").EndsWith("dur=0", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Answers_are_not_kept_by_caches()
    {
        var answer = await Exchange.GetAsync(Client, "health");

        Assert.True(answer.Response.Headers.CacheControl?.NoStore);
    }

    [Fact]
    public async Task A_caller_who_leaves_in_the_middle_of_a_body_harms_nobody()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var host = Client.BaseAddress!;
        for (var i = 0; i < 5; i++)
        {
            using var caller = new TcpClient();
            await caller.ConnectAsync(host.Host, host.Port, cancellation);
            await caller.GetStream().WriteAsync(
                Encoding.ASCII.GetBytes(
                    $"POST {host.AbsolutePath}predict HTTP/1.1\r\nHost: {host.Authority}\r\nContent-Type: "
                        + $"application/json\r\nContent-Length: 5000\r\n\r\n{{\"data\":[[1,"),
                cancellation);
        }

        var health = await Exchange.GetAsync(Client, "health");

        Assert.True(health.Body.GetProperty("model_loaded").GetBoolean());
    }

    private static HttpRequestMessage Request(string path, string? body) => body is null
        ? new HttpRequestMessage(HttpMethod.Get, path)
        : new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
}
