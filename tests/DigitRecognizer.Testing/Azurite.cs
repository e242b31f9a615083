using System.Diagnostics;
using System.Text.RegularExpressions;

namespace DigitRecognizer.Testing;

/// <summary>The Azure Storage emulator's blob service on a free port, with an empty account in memory.</summary>
public sealed partial class Azurite : IAsyncDisposable
{
    private readonly ServerProcess _process;

    private Azurite(ServerProcess process)
    {
        _process = process;
        BlobAddress = $"{process.Ready.Groups["address"].Value}/devstoreaccount1";
        ConnectionString = ConnectionStringFor(BlobAddress);
    }

    /// <summary>Such as http://127.0.0.1:40001/devstoreaccount1.</summary>
    public string BlobAddress { get; }

    public string ConnectionString { get; }

    /// <summary>
    /// Enters the blob service at an address with the account and key that every Azurite has and its documentation names.
    /// </summary>
    public static string ConnectionStringFor(string blobAddress) =>
        "DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;"
        + "AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==;"
        + $"BlobEndpoint={blobAddress};";

    /// <summary>Installs it when that has not been done (npm, tests/azurite), and starts it.</summary>
    public static async Task<Azurite> StartAsync(CancellationToken cancellationToken)
    {
        var folder = RepositoryRoot.Combine("tests", "azurite");
        await NpmFolder.InstallAsync(folder, cancellationToken);
        var script = Path.Combine(folder, "node_modules", "azurite", "dist", "src", "blob", "main.js");
        string[] arguments =
            [script, "--blobHost", "127.0.0.1", "--blobPort", "0", "--inMemoryPersistence", "--skipApiVersionCheck", "--disableTelemetry"];
        return new Azurite(await ServerProcess.StartAsync(new ProcessStartInfo("node", arguments), Listening(), cancellationToken));
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();

    [GeneratedRegex(@"successfully listens on (?<address>http://\S+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Listening();
}
