using DigitRecognizer.Testing;
using DigitRecognizer.Weights;

namespace DigitRecognizer.Load.Soak;

/// <summary>Storage that is cut, slowed and restored, and whose weights are replaced, in turn until stopped.</summary>
internal static class StorageFaults
{
    private static readonly TimeSpan Phase = TimeSpan.FromSeconds(15), SlowPacket = TimeSpan.FromSeconds(1);

    public static async Task RunAsync(Azurite storage, LoopbackProxy proxy, SoakRecord record, CancellationToken cancellationToken)
    {
        for (var version = 1; ; version++)
        {
            await PhaseAsync("storage cut", proxy.Cut);
            await PhaseAsync("storage restored", proxy.Restore);
            await PhaseAsync("storage slow", () => proxy.Delay = SlowPacket);
            proxy.Restore();
            await PublishAsync(storage, version, cancellationToken);
            await PhaseAsync("weights replaced", () => { });
        }

        async Task PhaseAsync(string name, Action begin)
        {
            begin();
            record.AddExpected(name);
            await Task.Delay(Phase, cancellationToken);
        }
    }

    /// <summary>
    /// Uploads the repository's network as a file with a hash of its own: a text is appended (ModelProto.doc_string, field 6).
    /// </summary>
    public static async Task PublishAsync(Azurite storage, int version, CancellationToken cancellationToken)
    {
        const byte DocString = (6 << 3) | 2;
        var network = await File.ReadAllBytesAsync(RepositoryRoot.Combine("model", "lenet.onnx"), cancellationToken);
        byte[] weights = [.. network, DocString, 1, (byte)('a' + (version % 26))];
        await BlobPublisher.PublishAsync(weights, new WeightsOptions { ConnectionString = storage.ConnectionString }, cancellationToken);
    }
}
