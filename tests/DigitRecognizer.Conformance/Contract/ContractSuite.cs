using System.Net;
using System.Text.Json;
using Xunit;

namespace DigitRecognizer.Conformance.Contract;

/// <summary>The HTTP contract, row by row, against any host. A host's test project derives one class from it.</summary>
public abstract partial class ContractSuite(ContractTarget target)
{
    private HttpClient Client => target.Client;

    [Fact]
    public async Task Health_names_the_model_in_use()
    {
        var health = await Exchange.GetAsync(Client, "health");

        Assert.Equal(HttpStatusCode.OK, health.Status);
        Assert.Contains(health.Body.GetProperty("status").GetString(), new[] { "healthy", "degraded" });
        Assert.True(health.Body.GetProperty("model_loaded").GetBoolean());
        Assert.Equal("cpu", health.Body.GetProperty("device").GetString());
        var model = health.Body.GetProperty("model");
        Assert.NotEmpty(model.GetProperty("name").GetString()!);
        Assert.Equal(health.Header("X-Model-Version"), model.GetProperty("version").GetString());
        Assert.Contains(model.GetProperty("source").GetString(), new[] { "packaged", "blob" });
        Assert.Equal("[1,1,28,28]", JsonSerializer.Serialize(model.GetProperty("input_shape")));
        Assert.True(model.GetProperty("classes").GetInt32() >= 2);
    }

    [Fact]
    public async Task Health_and_answers_agree_on_version_and_classes()
    {
        var health = await Exchange.GetAsync(Client, "health");

        var answer = await Exchange.PostFileAsync(Client, DrawnSeven.Png());

        Assert.Equal(health.Header("X-Model-Version"), answer.Header("X-Model-Version"));
        Assert.Equal(
            health.Body.GetProperty("model").GetProperty("classes").GetInt32(),
            answer.Body.GetProperty("probabilities").GetArrayLength());
    }

    [Theory]
    [InlineData("predict")]
    [InlineData("predict_test")]
    public async Task A_resource_that_takes_POST_does_not_take_GET(string path)
    {
        // The Functions host has no route at all for another method, Kestrel tells the methods apart.
        using var response = await Client.GetAsync(path, TestContext.Current.CancellationToken);

        Assert.Contains(response.StatusCode, new[] { HttpStatusCode.NotFound, HttpStatusCode.MethodNotAllowed });
    }

    [Fact]
    public async Task Nothing_else_is_there()
    {
        using var response = await Client.GetAsync("digits", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }
}
