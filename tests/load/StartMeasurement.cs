using System.Diagnostics;
using System.Net.Sockets;
using DigitRecognizer.Testing;

namespace DigitRecognizer.Load;

/// <summary>Time from starting a process to the first 200, next to that of a bare minimal API.</summary>
internal static class StartMeasurement
{
    private const int Starts = 11;

    private const double MaxRatio = 1.3;

    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(30);

    public static async Task RunAsync(PublishedProgram local, PublishedProgram floor, Targets targets, CancellationToken cancellationToken)
    {
        var predict = Bodies.Json("/predict", await Bodies.MnistAsync(cancellationToken));
        List<double> ours = [], bare = [];
        for (var i = 0; i < Starts; i++)
        {
            bare.Add(await MeasureAsync(port => floor.Start(port, "serve"), Bodies.Get("/"), cancellationToken));
            ours.Add(await MeasureAsync(port => local.Start(port), predict, cancellationToken));
        }

        ours.Sort();
        bare.Sort();
        double our = ours[Starts / 2], their = bare[Starts / 2];
        Console.WriteLine(
            $"Start to first 200: bare minimal API {their:0} ms, /predict {our:0} ms, {our / their:0.00} times (medians of {Starts} "
            + $"starts)");
        targets.AtMost("start to first answer, compared with a bare minimal API", our / their, MaxRatio, "times");
    }

    private static async Task<double> MeasureAsync(Func<int, ProcessStartInfo> start, byte[] request, CancellationToken cancellationToken)
    {
        var port = FreePort.Find();
        var info = start(port);
        info.RedirectStandardOutput = true;
        var before = Stopwatch.GetTimestamp();
        using var process = Process.Start(info) ?? throw new InvalidOperationException($"{info.FileName} did not start.");
        try
        {
            while (true)
            {
                if (await TryAsync(port, request, cancellationToken))
                {
                    return Stopwatch.GetElapsedTime(before).TotalMilliseconds;
                }

                if (process.HasExited || Stopwatch.GetElapsedTime(before) > StartTimeout)
                {
                    throw new InvalidOperationException($"{info.FileName} does not answer.");
                }
            }
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }

    private static async Task<bool> TryAsync(int port, byte[] request, CancellationToken cancellationToken)
    {
        try
        {
            using var connection = new Connection(port);
            connection.Exchange(request);
            return true;
        }
        catch (SocketException)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(1), cancellationToken);
            return false;
        }
    }
}
