using System.Diagnostics;
using DigitRecognizer.Benchmarks;
using DigitRecognizer.Conformance.Images;
using DigitRecognizer.Testing;

namespace DigitRecognizer.Load;

/// <summary>
/// The most memory that the server ever took while four photos of 12 megapixels were on their way at once. Wanted: at most 300 MB.
/// </summary>
internal static class MemoryMeasurement
{
    private const int AtOnce = 4;
    private const int Rounds = 8;

    public static async Task RunAsync(PublishedProgram local, CancellationToken cancellationToken)
    {
        var port = FreePort.Find();
        await using var server = await local.StartAsync(port, cancellationToken);
        Measure("baseline", Bodies.Upload("/predict_test", PhonePhoto.Jpeg()));
        Measure("and progressive", Bodies.Upload("/predict_test", Progressive()));

        void Measure(string kind, byte[] request)
        {
            for (var round = 0; round < Rounds; round++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                Parallel.For(0, AtOnce, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, _ => Send(port, request));
            }

            using var process = Process.GetProcessById(server.Id);
            Console.WriteLine($"Peak memory, {AtOnce} JPEG photos of 12 megapixels at once, {kind}: {process.PeakWorkingSet64 / 1e6:0} MB");
        }
    }

    private static void Send(int port, byte[] request)
    {
        using var connection = new Connection(port);
        connection.Exchange(request);
    }

    /// <summary>A bar on paper: what a decoder holds of a progressive file does not depend on what it shows.</summary>
    private static byte[] Progressive() => JpegFile.Make(
        Picture.Of(PhonePhoto.Width, PhonePhoto.Height, (x, y) =>
            x is > 1900 and < 2000 && y is > 800 and < 2200 ? (30, 30, 60, 255) : (225, 220, 205, 255)),
        progressive: true);
}
