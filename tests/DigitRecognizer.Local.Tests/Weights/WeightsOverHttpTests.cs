using System.Net;
using System.Text;
using System.Text.Json;
using DigitRecognizer.Testing;
using Xunit;

namespace DigitRecognizer.Local.Tests.Weights;

/// <summary>What callers see of where the weights came from.</summary>
public sealed class WeightsOverHttpTests(AzuriteFixture storage) : IClassFixture<AzuriteFixture>
{
    [Fact]
    public async Task Health_says_healthy_and_blob_when_published_weights_are_in_use()
    {
        await storage.PutAsync(AzuriteFixture.PackagedModel, hashOf: AzuriteFixture.PackagedModel);
        await using var host = LocalFactory.Start(new Dictionary<string, string> { ["WeightsStorage"] = storage.Azurite.ConnectionString });

        var (status, health) = await HealthAsync(host);

        Assert.Equal((HttpStatusCode.OK, "healthy", "blob"), (status, Text(health, "status"), Text(health.GetProperty("model"), "source")));
    }

    [Fact]
    public async Task Health_says_degraded_and_packaged_when_storage_is_stopped()
    {
        var stopped = Azurite.ConnectionStringFor($"http://127.0.0.1:{FreePort.Find()}/devstoreaccount1");
        await using var host = LocalFactory.Start(new Dictionary<string, string> { ["WeightsStorage"] = stopped });

        var (status, health) = await HealthAsync(host);

        Assert.Equal(
            (HttpStatusCode.OK, "degraded", "packaged"), (status, Text(health, "status"), Text(health.GetProperty("model"), "source")));
    }

    [Fact]
    public async Task A_blob_service_address_is_a_request_for_storage_too()
    {
        var settings = new Dictionary<string, string> { ["WeightsStorage:blobServiceUri"] = $"http://127.0.0.1:{FreePort.Find()}/" };
        await using var host = LocalFactory.Start(settings);

        var (_, health) = await HealthAsync(host);

        Assert.Equal("degraded", Text(health, "status"));
    }

    [Fact]
    public async Task Without_any_model_health_is_503_and_says_unhealthy()
    {
        await using var host = LocalFactory.Start(weights: options => options.PackagedFile = "missing.onnx");

        var (status, health) = await HealthAsync(host);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "unhealthy"), (status, Text(health, "status")));
        Assert.False(health.GetProperty("model_loaded").GetBoolean());
    }

    [Theory]
    [InlineData("predict")]
    [InlineData("predict_test")]
    public async Task Without_any_model_a_picture_is_answered_503_with_a_time_to_come_back(string path)
    {
        await using var host = LocalFactory.Start(weights: options => options.PackagedFile = "missing.onnx");
        using var client = new HttpClient();
        using var content = new StringContent("""{"data":[[0,255]]}""", Encoding.UTF8, "application/json");

        using var answer = await client.PostAsync(new Uri(host.Address, $"api/{path}"), content, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.True(answer.Headers.RetryAfter?.Delta > TimeSpan.Zero);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("none", Assert.Single(answer.Headers.GetValues("X-Model-Version")));
    }

    [Fact]
    public async Task A_model_with_names_for_its_classes_answers_with_them()
    {
        var weights = AzuriteFixture.WithMetadata("labels", "zero,one,two,three,four,five,six,seven,eight,nine");
        await storage.PutAsync(weights, hashOf: weights);
        await using var host = LocalFactory.Start(new Dictionary<string, string> { ["WeightsStorage"] = storage.Azurite.ConnectionString });

        var digit = await PredictAsync(host, "api/predict");
        var number = await PredictAsync(host, "api/predict?mode=number");

        Assert.Equal((7, "seven"), (digit.GetProperty("predicted_class").GetInt32(), Text(digit, "label")));
        Assert.Equal(("seven", "seven"), (Text(number, "number"), Text(number.GetProperty("digits")[0], "label")));
    }

    /// <summary>Asks about MNIST's first test picture, a 7.</summary>
    private static async Task<JsonElement> PredictAsync(LocalFactory host, string path)
    {
        var mnist = await MnistFiles.ReadTestAsync(TestContext.Current.CancellationToken);
        using var client = new HttpClient();
        using var content = new StringContent(JsonSerializer.Serialize(
            new { data = mnist.Picture(0).ToArray().Select(value => (int)value).Chunk(28) }), Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync(new Uri(host.Address, path), content, TestContext.Current.CancellationToken);
        using var body = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        return body.RootElement.Clone();
    }

    private static async Task<(HttpStatusCode Status, JsonElement Health)> HealthAsync(LocalFactory host)
    {
        using var client = new HttpClient();
        using var answer = await client.GetAsync(new Uri(host.Address, "api/health"), TestContext.Current.CancellationToken);
        using var body = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        return (answer.StatusCode, body.RootElement.Clone());
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
