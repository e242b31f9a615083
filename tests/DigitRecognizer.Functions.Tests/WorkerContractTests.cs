using System.Net;
using DigitRecognizer.Conformance.Contract;
using Xunit;

namespace DigitRecognizer.Functions.Tests;

public sealed class WorkerContractTests(WorkerTarget target) : ContractSuite(target)
{
    [Theory]
    [InlineData("GET", "predict")]
    [InlineData("POST", "health")]
    [InlineData("GET", "digits")]
    [InlineData("POST", "../predict")]
    public async Task Another_method_or_route_is_a_404_of_the_host(string method, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var response = await target.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Health_answers_HEAD()
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, "health");
        using var response = await target.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.NotEmpty(response.Headers.GetValues("X-Model-Version"));
    }
}
