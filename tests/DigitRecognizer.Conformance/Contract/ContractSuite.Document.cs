using DigitRecognizer.Conformance.GeneratedClient;
using DigitRecognizer.Testing;
using Xunit;

namespace DigitRecognizer.Conformance.Contract;

public abstract partial class ContractSuite
{
    [Fact]
    public async Task The_description_of_the_API_is_served_as_it_is_committed()
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var response = await Client.GetAsync("openapi.json", cancellation);

        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(
            await File.ReadAllTextAsync(RepositoryRoot.Combine("docs", "openapi.json"), cancellation),
            await response.Content.ReadAsStringAsync(cancellation));
    }

    [Fact]
    public async Task A_client_that_is_generated_from_the_description_reads_digits()
    {
        var client = new DigitClient(Client) { BaseUrl = new Uri(Client.BaseAddress!, "/").AbsoluteUri };
        var cancellation = TestContext.Current.CancellationToken;

        var answer = await client.PredictTestAsync(
            explain: Explain.True, file: Seven(), cancellationToken: cancellation);
        var number = await client.PredictTestAsync(
            Mode.Number, file: Seven(), cancellationToken: cancellation);
        var health = await client.HealthAsync(cancellationToken: cancellation);
        var refusal = await Assert.ThrowsAsync<ApiException<Problem>>(
            () => client.PredictAsync(new Body { Data = [[0, 300]] }, cancellationToken: cancellation));

        Assert.Equal((7, true), (answer.Predicted_class, answer.Accepted));
        Assert.True(answer.Box!.Width > 0);
        Assert.Equal("7", number.Number);
        Assert.True(health.Model_loaded);
        Assert.Equal("/problems/out-of-range", refusal.Result.Type);

        // The client disposes the stream that it sends.
        static FileParameter Seven() => new(new MemoryStream(DrawnSeven.Png()), "seven.png");
    }

    [Fact]
    public void Every_answer_that_the_description_has_is_shown_by_examples_that_fulfil_it() => DocumentedAnswers.AssertExamplesAreValid();
}
