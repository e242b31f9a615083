using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using DigitRecognizer.Conformance.Contract;
using DigitRecognizer.Testing;
using DigitRecognizer.Weights;

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
        await PublishWeightsAsync(_storage.ConnectionString);
        var start = new ProcessStartInfo(func, ["start", "--no-build", "--port", port.ToString(CultureInfo.InvariantCulture)])
        {
            WorkingDirectory = BuildOutput.Folder,
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

    private static async Task PublishWeightsAsync(string connectionString)
    {
        var weights = await File.ReadAllBytesAsync(RepositoryRoot.Combine("model", "lenet.onnx"));
        var container = new BlobContainerClient(
            connectionString, WeightsBlob.ContainerName, new BlobClientOptions(BlobClientOptions.ServiceVersion.V2023_11_03));
        await container.CreateAsync();
        await container.GetBlobClient(WeightsBlob.BlobName).UploadAsync(new BinaryData(weights), new BlobUploadOptions
        {
            Metadata = new Dictionary<string, string>(StringComparer.Ordinal) { [WeightsBlob.HashKey] = Convert.ToHexStringLower(SHA256.HashData(weights)) },
        });
    }

    private async Task WaitUntilHealthyAsync(Uri address)
    {
        using var client = new HttpClient();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (true)
        {
            try
            {
                using var health = await client.GetAsync(new Uri(address, "api/health"), patience.Token);
                if (health.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException) when (!patience.IsCancellationRequested)
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
