using DigitRecognizer.Model.Commands;
using DigitRecognizer.Testing;
using DigitRecognizer.Weights;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace DigitRecognizer.Model.Tests;

public sealed class PublishTests
{
    [Fact]
    public async Task What_is_published_is_what_the_service_loads()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var azurite = await Azurite.StartAsync(cancellation);
        var file = Path.Combine(AppContext.BaseDirectory, "lenet.onnx");
        string[] command = ["publish", "--model", file, "--connection-string", azurite.ConnectionString];

        var first = await ModelCommands.Create().Parse(command).InvokeAsync(cancellationToken: cancellation);
        var again = await ModelCommands.Create().Parse(command).InvokeAsync(cancellationToken: cancellation);

        Assert.Equal((0, 0), (first, again));
        using var store = new ModelStore(
            Options.Create(new WeightsOptions { ConnectionString = azurite.ConnectionString }), NullLogger<ModelStore>.Instance);
        await store.LoadAsync(cancellation);
        Assert.Equal(WeightsSource.Blob, store.Status?.Source);
    }

    [Fact]
    public async Task A_file_that_is_no_model_is_not_published()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("wrong.onnx", "no model");

        var code = await ModelCommands.Create()
            .Parse(["publish", "--model", file, "--connection-string", "UseDevelopmentStorage=true"])
            .InvokeAsync(cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(1, code);
    }
}
