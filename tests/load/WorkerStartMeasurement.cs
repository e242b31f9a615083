using System.Diagnostics;
using System.Net;
using System.Text;
using DigitRecognizer.Testing;
using DigitRecognizer.WorkerHosting;

namespace DigitRecognizer.Load;

/// <summary>
/// Time from starting the process of the Function App's worker to its first answer, next to that of a worker that does nothing.
/// </summary>
internal static class WorkerStartMeasurement
{
    private const int Starts = 7;

    /// <summary>The packaged weights, whatever the environment says.</summary>
    private static readonly Dictionary<string, string?> Settings = new(StringComparer.Ordinal)
    {
        ["WeightsStorage"] = null,
        ["WeightsStorage__blobServiceUri"] = null,
        ["APPLICATIONINSIGHTS_CONNECTION_STRING"] = null,
    };

    public static async Task RunAsync(CancellationToken cancellationToken)
    {
        var app = await PublishAsync(RepositoryRoot.Combine("functions"), "DigitRecognizer.Functions", cancellationToken);
        var bareApp = await PublishAsync(RepositoryRoot.Combine("tests", "BareWorker"), "DigitRecognizer.BareWorker", cancellationToken);
        using var client = new HttpClient();
        List<double> ours = [], bare = [];
        // The first start of each warms the caches of the machine and the code of this program.
        for (var i = 0; i <= Starts; i++)
        {
            var their = await MeasureAsync(bareApp, client, () => new HttpRequestMessage(HttpMethod.Get, "api/hello"), cancellationToken);
            var our = await MeasureAsync(app, client, Predict, cancellationToken);
            if (i > 0)
            {
                bare.Add(their);
                ours.Add(our);
            }
        }

        ours.Sort();
        bare.Sort();
        double median = ours[Starts / 2], bareMedian = bare[Starts / 2];
        Console.WriteLine(
            $"Worker, process start to first answer: bare {bareMedian:0} ms ({bare[0]:0} to {bare[^1]:0}), /api/predict {median:0} ms "
            + $"({ours[0]:0} to {ours[^1]:0}), {median / bareMedian:0.00} times (medians of {Starts} starts in turn)");
    }

    private static async Task<WorkerProgram> PublishAsync(string project, string name, CancellationToken cancellationToken)
    {
        var published = await PublishedProgram.BuildAsync(project, name, cancellationToken);
        return new WorkerProgram(Path.GetDirectoryName(published.Executable)!);
    }

    private static async Task<double> MeasureAsync(
        WorkerProgram program, HttpClient client, Func<HttpRequestMessage> ask, CancellationToken cancellationToken)
    {
        await using var host = await WorkerHost.StartAsync(program, Settings, [], cancellationToken);
        using var request = ask();
        request.RequestUri = new Uri(host.Address, request.RequestUri!);
        using var answer = await client.SendAsync(request, cancellationToken);
        var elapsed = Stopwatch.GetElapsedTime(host.StartTimestamp).TotalMilliseconds;
        return answer.StatusCode == HttpStatusCode.OK
            ? elapsed
            : throw new InvalidOperationException($"{program.Folder} answered {(int)answer.StatusCode}:\n{host.Output}");
    }

    /// <summary>A 7 of 28 x 28 pixels.</summary>
    private static HttpRequestMessage Predict() => new(HttpMethod.Post, "api/predict")
    {
        Content = new StringContent(Bodies.Data(Bodies.Drawn()), Encoding.UTF8, "application/json"),
    };
}
