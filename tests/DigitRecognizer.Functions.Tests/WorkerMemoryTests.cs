using System.Diagnostics;
using DigitRecognizer.Benchmarks;
using DigitRecognizer.Conformance.Contract;
using DigitRecognizer.Conformance.Images;
using Xunit;

namespace DigitRecognizer.Functions.Tests;

public sealed class WorkerMemoryTests(ITestOutputHelper output)
{
    private const int AtOnce = 4, Rounds = 4;
    private const long MaxPeakBytes = 400_000_000;

    [Fact]
    public async Task Four_photographs_of_12_megapixels_at_once_fit_into_400_MB()
    {
        await using var host = await Worker.StartAsync(weightsStorage: null, TestContext.Current.CancellationToken);
        using var client = new HttpClient { BaseAddress = new Uri(host.Address, "api/") };

        await MeasureAsync("baseline", PhonePhoto.Jpeg());
        await MeasureAsync("progressive", Progressive());

        async Task MeasureAsync(string kind, byte[] photo)
        {
            for (var round = 0; round < Rounds; round++)
            {
                var answers = await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => Exchange.PostFileAsync(client, photo)));
                Assert.All(answers, answer => answer.AssertPrediction());
            }

            using var process = Process.GetProcessById(host.ProcessId);
            output.WriteLine(
                $"Peak working set after {Rounds} rounds of {AtOnce} {kind} photographs: {process.PeakWorkingSet64 / 1e6:0} MB");
            Assert.SkipWhen(process.PeakWorkingSet64 == 0, "This system does not tell the peak working set of a process.");
            Assert.InRange(process.PeakWorkingSet64, 1, MaxPeakBytes);
        }
    }

    /// <summary>A bar on paper: what a decoder holds of a progressive file does not depend on what it shows.</summary>
    private static byte[] Progressive() => JpegFile.Make(
        Picture.Of(PhonePhoto.Width, PhonePhoto.Height, (x, y) =>
            x is > 1900 and < 2000 && y is > 800 and < 2200 ? (30, 30, 60, 255) : (225, 220, 205, 255)),
        progressive: true);
}
