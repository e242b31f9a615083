using DigitRecognizer.WorkerHosting;

namespace DigitRecognizer.Functions.Tests;

/// <summary>Starts the worker of this build with settings of its own, whatever the environment has.</summary>
internal static class Worker
{
    public const string SiteOrigin = "http://127.0.0.1:5500";

    /// <param name="weightsStorage">The connection string of the storage that holds the weights; null for the packaged weights.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static Task<WorkerHost> StartAsync(string? weightsStorage, CancellationToken cancellationToken)
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["WeightsStorage"] = weightsStorage,
            ["WeightsStorage__pollInterval"] = "00:00:01",
            ["APPLICATIONINSIGHTS_CONNECTION_STRING"] = null,
            // As in infra/modules/functionapp.bicep.
            ["MALLOC_ARENA_MAX"] = "2",
        };
        return WorkerHost.StartAsync(WorkerProgram.OfThisBuild(), settings, [SiteOrigin], cancellationToken);
    }
}
