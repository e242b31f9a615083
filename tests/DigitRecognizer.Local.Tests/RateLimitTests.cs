using System.Net;
using System.Text;
using System.Text.Json;
using DigitRecognizer.Api.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace DigitRecognizer.Local.Tests;

public sealed class RateLimitTests
{
    private const string Seven =
        """{"data": [[0,0,0,0,0,0,0],[0,1,1,1,1,1,0],[0,0,0,0,0,1,0],[0,0,0,0,1,0,0],"""
        + """[0,0,0,1,0,0,0],[0,0,0,1,0,0,0],[0,0,0,1,0,0,0],[0,0,0,0,0,0,0]]}""";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task By_default_nothing_is_limited()
    {
        await using var host = LocalFactory.Start();
        using var client = Client(host);

        for (var request = 0; request < 20; request++)
        {
            Assert.Equal(HttpStatusCode.OK, await PredictAsync(client));
        }
    }

    [Fact]
    public async Task The_request_after_the_limit_is_answered_429_with_retry_after_and_problem_details()
    {
        await using var host = Limited(2);
        using var client = Client(host);
        Assert.Equal(HttpStatusCode.OK, await PredictAsync(client));
        Assert.Equal(HttpStatusCode.OK, await PredictAsync(client));

        using var answer = await client.PostAsync(new Uri("api/predict", UriKind.Relative), Json(), Cancellation);

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.InRange(answer.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(60));
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.True(answer.Headers.Contains("X-Request-Id"));
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancellation));
        Assert.Equal("/problems/too-many-requests", problem.RootElement.GetProperty("type").GetString());
        Assert.Contains("2 requests a minute", problem.RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Both_picture_endpoints_count_together_and_health_is_never_limited()
    {
        await using var host = Limited(1);
        using var client = Client(host);
        Assert.Equal(HttpStatusCode.OK, await PredictAsync(client));

        using var form = new MultipartFormDataContent { { new ByteArrayContent([]), "file", "x.png" } };
        using var upload = await client.PostAsync(new Uri("api/predict_test", UriKind.Relative), form, Cancellation);
        using var health = await client.GetAsync(new Uri("api/health", UriKind.Relative), Cancellation);

        Assert.Equal(HttpStatusCode.TooManyRequests, upload.StatusCode);
        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
    }

    [Fact]
    public async Task What_a_client_writes_into_the_header_does_not_free_it_from_the_limit()
    {
        await using var host = Limited(1);
        using var client = Client(host);

        Assert.Equal(HttpStatusCode.OK, await PredictAsync(client, "203.0.113.1"));
        Assert.Equal(HttpStatusCode.TooManyRequests, await PredictAsync(client, "203.0.113.2"));
    }

    [Fact]
    public async Task Behind_a_front_end_clients_are_told_apart_by_the_entry_that_it_appends()
    {
        await using var host = Limited(1, trustForwardedFor: true);
        using var client = Client(host);

        Assert.Equal(HttpStatusCode.OK, await PredictAsync(client, "203.0.113.1:50000"));
        Assert.Equal(HttpStatusCode.OK, await PredictAsync(client, "203.0.113.2:50000"));
        Assert.Equal(HttpStatusCode.TooManyRequests, await PredictAsync(client, "198.51.100.9, 203.0.113.1:50001"));
    }

    [Theory]
    [InlineData("203.0.113.1", "203.0.113.1")]
    [InlineData("203.0.113.1:443", "203.0.113.1")]
    [InlineData("198.51.100.1, 203.0.113.1:443", "203.0.113.1")]
    [InlineData("[2001:db8:1:2:3:4:5:6]:443", "2001:db8:1:2::")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::")]
    [InlineData("::ffff:203.0.113.1", "203.0.113.1")]
    [InlineData("nonsense", "192.0.2.7")]
    [InlineData("", "192.0.2.7")]
    [InlineData(null, "192.0.2.7")]
    public void A_forwarded_address_is_the_last_entry_without_its_port_and_of_ipv6_the_network(string? header, string client)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = IPAddress.Parse("192.0.2.7");
        context.Request.Headers["X-Forwarded-For"] = header;

        Assert.Equal(IPAddress.Parse(client), ClientAddress.Of(context.Request, trustForwardedFor: true));
        Assert.Equal(IPAddress.Parse("192.0.2.7"), ClientAddress.Of(context.Request, trustForwardedFor: false));
    }

    [Fact]
    public void Of_several_headers_the_last_counts()
    {
        var context = new DefaultHttpContext();
        context.Request.Headers["X-Forwarded-For"] = new[] { "198.51.100.1", "203.0.113.1" };

        Assert.Equal(IPAddress.Parse("203.0.113.1"), ClientAddress.Of(context.Request, trustForwardedFor: true));
    }

    [Theory]
    [InlineData("RateLimit:requestsPerMinute", "many")]
    [InlineData("RateLimit:requestsPerMinute", "-1")]
    [InlineData("RateLimit:trustForwardedFor", "perhaps")]
    public void A_setting_that_is_no_value_of_its_kind_stops_the_start_with_its_name(string name, string value)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create(name, (string?)value)]).Build();

        var refusal = Assert.Throws<InvalidOperationException>(() => RateLimitOptions.From(configuration));
        Assert.Contains(name, refusal.Message, StringComparison.Ordinal);
    }

    private static LocalFactory Limited(int requests, bool trustForwardedFor = false) =>
        LocalFactory.Start(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["RateLimit:requestsPerMinute"] = requests.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["RateLimit:trustForwardedFor"] = trustForwardedFor.ToString(),
        });

    private static HttpClient Client(LocalFactory host) => new() { BaseAddress = host.Address };

    private static StringContent Json() => new(Seven, Encoding.UTF8, "application/json");

    private static async Task<HttpStatusCode> PredictAsync(HttpClient client, string? forwardedFor = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("api/predict", UriKind.Relative)) { Content = Json() };
        if (forwardedFor is not null)
        {
            request.Headers.TryAddWithoutValidation("X-Forwarded-For", forwardedFor);
        }

        using var answer = await client.SendAsync(request, Cancellation);
        return answer.StatusCode;
    }
}
