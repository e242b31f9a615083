using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using DigitRecognizer.Conformance.Contract;
using DigitRecognizer.Testing;
using DigitRecognizer.WorkerHosting;

namespace DigitRecognizer.Functions.Tests;

/// <summary>The Function App as it was built, under the real host, with weights in Azurite.</summary>
public sealed partial class FunctionsTarget : ContractTarget
{
    private Azurite? _storage;
    private ServerProcess? _host;

    /// <summary>Why the app cannot be started on this machine, or null when it runs.</summary>
    public string? Missing { get; } = CoreTools.Find() is null ? CoreTools.Advice : null;

    protected override async ValueTask<Uri> StartAsync()
    {
        var port = FreePort.Find();
        var address = new Uri($"http://127.0.0.1:{port}/");
        if (CoreTools.Find() is not { } func)
        {
            return address;
        }

        _storage = await Azurite.StartAsync(CancellationToken.None);
        await StoredWeights.PublishAsync(_storage);
        var start = new ProcessStartInfo(func, ["start", "--no-build", "--port", port.ToString(CultureInfo.InvariantCulture)])
        {
            WorkingDirectory = WorkerProgram.OfThisBuild().Folder,
            Environment =
            {
                ["FUNCTIONS_WORKER_RUNTIME"] = "dotnet-isolated",
                ["AzureWebJobsStorage"] = _storage.ConnectionString,
                ["WeightsStorage"] = _storage.ConnectionString,
                ["FUNCTIONS_CORE_TOOLS_TELEMETRY_OPTOUT"] = "1",
            },
        };
        _host = await ServerProcess.StartAsync(start, ListOfFunctions(), CancellationToken.None);
        await WaitUntilHealthyAsync(address);
        return address;
    }

    protected override async ValueTask StopAsync()
    {
        if (_host is not null)
        {
            await _host.DisposeAsync();
        }

        if (_storage is not null)
        {
            await _storage.DisposeAsync();
        }
    }

    private async Task WaitUntilHealthyAsync(Uri address)
    {
        using var client = new HttpClient();
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (true)
        {
            try
            {
                using var health = await client.GetAsync(new Uri(address, "api/health"), limit.Token);
                if (health.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException) when (!limit.IsCancellationRequested)
            {
                // Its port is not open yet.
            }
            catch (OperationCanceledException e)
            {
                throw new TimeoutException($"The Function App did not become healthy within a minute:\n{_host?.Output}", e);
            }

            await Task.Delay(TimeSpan.FromMilliseconds(200), CancellationToken.None);
        }
    }

    [GeneratedRegex("/api/health", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ListOfFunctions();
}
