using Xunit;

namespace DigitRecognizer.Functions.Tests;

public sealed class WorkerCorsTests(WorkerTarget target)
{
    [Fact]
    public async Task The_origin_of_the_site_may_call_and_may_read_the_headers_that_the_page_shows()
    {
        using var response = await GetHealthAsync(Worker.SiteOrigin);

        Assert.Equal(Worker.SiteOrigin, Assert.Single(response.Headers.GetValues("Access-Control-Allow-Origin")));
        Assert.Equal(
            "X-Model-Version,X-Request-Id,Server-Timing", Assert.Single(response.Headers.GetValues("Access-Control-Expose-Headers")));
        Assert.False(response.Headers.Contains("Access-Control-Allow-Credentials"));
    }

    [Theory]
    [InlineData("http://127.0.0.1:5501")]
    [InlineData("https://127.0.0.1:5500")]
    [InlineData("null")]
    public async Task Another_origin_may_not_call(string origin)
    {
        using var response = await GetHealthAsync(origin);

        Assert.False(response.Headers.Contains("Access-Control-Allow-Origin"));
    }

    private async Task<HttpResponseMessage> GetHealthAsync(string origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "health");
        request.Headers.Add("Origin", origin);
        return await target.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
