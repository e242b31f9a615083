using System.Diagnostics;
using System.Net;
using System.Text;
using DigitRecognizer.Testing;
using DigitRecognizer.Weights;
using DigitRecognizer.WorkerHosting;

namespace DigitRecognizer.Load;

/// <summary>
/// Time from starting the process of the Function App's worker to its first answer, and the memory it then takes, next to a worker with one
/// empty function, published as the template of Core Tools is and, for comparison, compiled ahead of time as the Function App is. Measured
/// with the packaged weights, with weights from storage (Azurite), and with weights that a managed identity reads.
/// </summary>
internal static class WorkerStartMeasurement
{
    private const int Starts = 7;

    private const double MaxRatio = 1.10;

    public static async Task RunAsync(CancellationToken cancellationToken)
    {
        var app = await PublishAsync(RepositoryRoot.Combine("functions"), "DigitRecognizer.Functions", cancellationToken);
        var template = await PublishBareAsync(cancellationToken);
        var compiled = await PublishBareAsync(
            cancellationToken, "PublishReadyToRun=true", "TieredPGO=false", "InvariantGlobalization=true");
        await using var storage = await Azurite.StartAsync(cancellationToken);
        var weights = await File.ReadAllBytesAsync(RepositoryRoot.Combine("model", "lenet.onnx"), cancellationToken);
        await BlobPublisher.PublishAsync(weights, new WeightsOptions { ConnectionString = storage.ConnectionString }, cancellationToken);
        await using var identity = await IdentityStorage.StartAsync(weights);
        Subject bare = new("one empty function, as a template", template, Settings(null), Hello);
        Subject[] subjects =
        [
            bare,
            new("one empty function, compiled ahead of time", compiled, Settings(null), Hello),
            new("/api/predict, packaged weights", app, Settings(null), Predict),
            new("/api/predict, weights from storage", app, Settings(storage.ConnectionString), Predict),
            new("/api/predict, weights from storage, managed identity", app, identity.Settings, Predict),
        ];
        using var client = new HttpClient();
        // The first start of each fills the file cache of the machine and compiles the code of this program.
        for (var i = 0; i <= Starts; i++)
        {
            foreach (var subject in subjects)
            {
                var (milliseconds, megabytes) = await MeasureAsync(subject, client, cancellationToken);
                if (i > 0)
                {
                    subject.Milliseconds.Add(milliseconds);
                    subject.Megabytes.Add(megabytes);
                }
            }
        }

        if (identity.Downloads <= Starts)
        {
            throw new InvalidOperationException("A worker did not read the weights with its managed identity.");
        }

        Console.WriteLine(
            $"Worker, process start to first answer, medians of {Starts} starts in turn; wanted: at most {MaxRatio:0.00} times");
        foreach (var subject in subjects)
        {
            Console.WriteLine(
                $"{subject.Name}: {Median(subject.Milliseconds):0} ms ({subject.Milliseconds.Min():0} to {subject.Milliseconds.Max():0}), "
                + $"{Median(subject.Milliseconds) / Median(bare.Milliseconds):0.00} times; {Median(subject.Megabytes):0} MB");
        }
    }

    private static Task<WorkerProgram> PublishBareAsync(CancellationToken cancellationToken, params string[] properties) =>
        PublishAsync(RepositoryRoot.Combine("tests", "BareWorker"), "DigitRecognizer.BareWorker", cancellationToken, properties);

    private static async Task<WorkerProgram> PublishAsync(
        string project, string name, CancellationToken cancellationToken, params string[] properties)
    {
        var published = await PublishedProgram.BuildAsync(project, name, cancellationToken, properties);
        return new WorkerProgram(Path.GetDirectoryName(published.Executable)!);
    }

    private static async Task<(double Milliseconds, double Megabytes)> MeasureAsync(
        Subject subject, HttpClient client, CancellationToken cancellationToken)
    {
        await using var host = await WorkerHost.StartAsync(subject.Program, subject.Settings, [], cancellationToken);
        using var request = subject.CreateRequest();
        request.RequestUri = new Uri(host.Address, request.RequestUri!);
        using var answer = await client.SendAsync(request, cancellationToken);
        var elapsed = Stopwatch.GetElapsedTime(host.StartTimestamp).TotalMilliseconds;
        using var process = Process.GetProcessById(host.ProcessId);
        return answer.StatusCode == HttpStatusCode.OK
            ? (elapsed, process.WorkingSet64 / 1e6)
            : throw new InvalidOperationException($"{subject.Name} answered {(int)answer.StatusCode}:\n{host.Output}");
    }

    /// <summary>These settings, whatever the environment says.</summary>
    private static Dictionary<string, string?> Settings(string? storage) => new(StringComparer.Ordinal)
    {
        ["WeightsStorage"] = storage,
        ["WeightsStorage__blobServiceUri"] = null,
        ["APPLICATIONINSIGHTS_CONNECTION_STRING"] = null,
    };

    private static HttpRequestMessage Hello() => new(HttpMethod.Get, "api/hello");

    /// <summary>A 7 of 28 x 28 pixels.</summary>
    private static HttpRequestMessage Predict() => new(HttpMethod.Post, "api/predict")
    {
        Content = new StringContent(Bodies.Data(Bodies.Drawn()), Encoding.UTF8, "application/json"),
    };

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private sealed record Subject(
        string Name, WorkerProgram Program, IReadOnlyDictionary<string, string?> Settings, Func<HttpRequestMessage> CreateRequest)
    {
        public List<double> Milliseconds { get; } = [];

        public List<double> Megabytes { get; } = [];
    }
}
