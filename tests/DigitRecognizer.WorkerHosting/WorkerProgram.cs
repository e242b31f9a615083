using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using DigitRecognizer.Testing;

namespace DigitRecognizer.WorkerHosting;

/// <summary>A built or published Function App, and how its worker.config.json says that it is started.</summary>
/// <param name="Folder">The full path of the folder that holds worker.config.json and host.json.</param>
public sealed record WorkerProgram(string Folder)
{
    /// <summary>The Function App of the build that the running test program belongs to: same configuration, same framework.</summary>
    public static WorkerProgram OfThisBuild()
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory);
        return new WorkerProgram(RepositoryRoot.Combine("functions", "bin", own.Parent!.Name, own.Name));
    }

    /// <summary>What the paths of HTTP triggers begin with, such as <c>api</c>.</summary>
    internal string RoutePrefix()
    {
        using var settings = Read("host.json");
        return settings.RootElement.TryGetProperty("extensions", out var extensions)
            && extensions.TryGetProperty("http", out var http)
            && http.TryGetProperty("routePrefix", out var prefix)
            ? prefix.GetString()!
            : "api";
    }

    /// <summary>The worker as the Functions host starts it.</summary>
    /// <param name="grpc">Where the worker finds the gRPC service of the host.</param>
    /// <param name="workerId">The id by which the worker makes itself known.</param>
    /// <param name="settings">Application settings, given to the worker as environment variables; null removes one.</param>
    internal ProcessStartInfo Command(Uri grpc, string workerId, IReadOnlyDictionary<string, string?> settings)
    {
        using var config = Read("worker.config.json");
        var description = config.RootElement.GetProperty("description");
        string[] arguments =
        [
            Path.Combine(Folder, description.GetProperty("defaultWorkerPath").GetString()!),
            "--functions-uri", grpc.AbsoluteUri,
            "--functions-worker-id", workerId,
            "--functions-request-id", Guid.NewGuid().ToString(),
            "--functions-grpc-max-message-length", int.MaxValue.ToString(CultureInfo.InvariantCulture),
        ];
        var start = new ProcessStartInfo(description.GetProperty("defaultExecutablePath").GetString()!, arguments)
        {
            UseShellExecute = false,
            WorkingDirectory = Folder,
        };
        // The worker reads the route prefix from the host.json in this folder.
        start.Environment["FUNCTIONS_APPLICATION_DIRECTORY"] = Folder;
        start.Environment["FUNCTIONS_WORKER_RUNTIME"] = "dotnet-isolated";
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        return start;
    }

    private JsonDocument Read(string file) => JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, file)));
}
