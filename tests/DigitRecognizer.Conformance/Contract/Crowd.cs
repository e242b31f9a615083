using System.Net;
using System.Text.Json;
using Xunit;

namespace DigitRecognizer.Conformance.Contract;

/// <summary>
/// More requests at once than a host can answer. Only for a host of its own: every other caller meanwhile is refused too.
/// </summary>
public static class Crowd
{
    private const int Callers = 120, Side = 2000;

    /// <summary>Asserts that some are answered, the others refused as the contract says, and everybody answered again afterwards.</summary>
    public static async Task AssertPartlyRefusedAsync(HttpClient client)
    {
        using var picture = DrawnSeven.Draw(Side, Side);
        using var encoded = picture.Encode(SkiaSharp.SKEncodedImageFormat.Png, 100);
        var file = encoded.ToArray();

        var answers = await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => PostAsync(client, file)));

        var refused = answers.Where(answer => answer.Status == HttpStatusCode.ServiceUnavailable).ToArray();
        Assert.NotEmpty(refused);
        Assert.All(refused, answer => Assert.Equal(("/problems/overloaded", TimeSpan.FromSeconds(1)), (answer.Type, answer.RetryAfter)));
        var accepted = answers.Except(refused).ToArray();
        Assert.NotEmpty(accepted);
        Assert.All(accepted, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
        Assert.Equal(7, (await Exchange.PostFileAsync(client, file)).AssertPrediction());
    }

    private static async Task<(HttpStatusCode Status, string? Type, TimeSpan? RetryAfter)> PostAsync(HttpClient client, byte[] file)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(file), "file", "digit.png" } };
        using var response = await client.PostAsync("predict_test", form, TestContext.Current.CancellationToken);
        using var body = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        var type = body.RootElement.TryGetProperty("type", out var found) ? found.GetString() : null;
        return (response.StatusCode, type, response.Headers.RetryAfter?.Delta);
    }
}
