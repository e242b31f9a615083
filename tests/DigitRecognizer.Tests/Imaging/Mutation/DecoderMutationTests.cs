using System.Diagnostics;
using DigitRecognizer.Conformance;
using DigitRecognizer.Imaging;
using Xunit;

namespace DigitRecognizer.Tests.Imaging.Mutation;

/// <summary>
/// Decodes mutated files of every kind. Runs only when asked for, and with the limit of glibc's arenas that the deployed worker has:
/// <c>MALLOC_ARENA_MAX=2 dotnet test --project tests/DigitRecognizer.Tests -- --explicit only --filter-class '*DecoderMutationTests'</c>.
/// </summary>
public sealed class DecoderMutationTests(ITestOutputHelper output)
{
    private const int Seed = 20261127, Mutations = 250_000;

    private const long MaxPeakMegabytes = 300;

    private static readonly TimeSpan MaxDecoding = TimeSpan.FromSeconds(10);

    [Fact(Explicit = true)]
    public async Task A_mutated_file_is_decoded_or_rejected_and_neither_hangs_nor_exhausts_memory()
    {
        var random = new Random(Seed);
        var originals = DecoderCases.All.Values.Select(file => file.Make()).ToArray();
        int decoded = 0, rejected = 0;
        var slowest = TimeSpan.Zero;
        for (var i = 0; i < Mutations; i++)
        {
            var file = FileMutation.Mutate(originals[i % originals.Length], random);
            var start = Stopwatch.GetTimestamp();
            var decoding = Task.Run(() => IsDecoded(file), TestContext.Current.CancellationToken);
            try
            {
                _ = await decoding.WaitAsync(MaxDecoding, TestContext.Current.CancellationToken) ? decoded++ : rejected++;
            }
            catch (Exception e)
            {
                Assert.Fail($"Mutation {i}, {Convert.ToBase64String(file)}: {e}");
            }

            var elapsed = Stopwatch.GetElapsedTime(start);
            slowest = elapsed > slowest ? elapsed : slowest;
        }

        using var process = Process.GetCurrentProcess();
        var peak = process.PeakWorkingSet64 / 1_000_000;
        output.WriteLine(
            $"{Mutations} files: {decoded} decoded, {rejected} rejected; slowest {slowest.TotalMilliseconds:0} ms; peak {peak} MB.");
        Assert.InRange(decoded, 1, Mutations);
        Assert.InRange(peak, 0, MaxPeakMegabytes);
    }

    private static bool IsDecoded(byte[] file)
    {
        try
        {
            ImageDecoder.Decode(file).Dispose();
            return true;
        }
        catch (ImageRejectedException)
        {
            return false;
        }
    }
}
