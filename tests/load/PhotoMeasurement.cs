using System.Globalization;
using System.Text.RegularExpressions;
using DigitRecognizer.Benchmarks;
using DigitRecognizer.Testing;

namespace DigitRecognizer.Load;

/// <summary>
/// Time from the bytes of a 12-megapixel JPEG photo to its answer, on one core: the stages that the server states in Server-Timing, so
/// without the transfer of the bytes.
/// </summary>
internal static partial class PhotoMeasurement
{
    private const int WarmUp = 20, Photos = 15;

    private const double MaxMilliseconds = 150;

    public static async Task RunAsync(PublishedProgram local, Targets targets, CancellationToken cancellationToken)
    {
        var port = FreePort.Find();
        await using var server = await PublishedProgram.StartAsync(local.Start(port).OnCores(1), cancellationToken);
        var request = Bodies.Upload("/predict_test", PhonePhoto.Jpeg());
        using var connection = new Connection(port);
        var times = new List<double>();
        for (var i = 0; i < WarmUp + Photos; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            times.Add(Milliseconds(connection.Ask(request)));
        }

        var median = times.Skip(WarmUp).Order().ElementAt(Photos / 2);
        Console.WriteLine($"JPEG photo of 12 megapixels on one core, bytes to answer: {median:0} ms (median of {Photos})");
        targets.AtMost("12-megapixel JPEG, bytes to answer on one core", median, MaxMilliseconds, "ms");
    }

    private static double Milliseconds(in Reply reply) => reply.Status == 200
        ? Stage().Matches(reply.HeadText).Sum(stage => double.Parse(stage.Groups["milliseconds"].Value, CultureInfo.InvariantCulture))
        : throw new InvalidOperationException($"The server answered {reply.HeadText}");

    [GeneratedRegex(@";dur=(?<milliseconds>[\d.]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Stage();
}
