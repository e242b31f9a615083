using System.Text.Json.Nodes;
using DigitRecognizer.Infra.Tests.Azd;
using DigitRecognizer.Testing;

namespace DigitRecognizer.Infra.Tests;

/// <summary>A file of .github/workflows.</summary>
internal sealed class Workflow(string name)
{
    public static string[] Names { get; } =
        [.. Directory.EnumerateFiles(RepositoryRoot.Combine(".github", "workflows")).Select(file => Path.GetFileName(file))
            .Order(StringComparer.Ordinal)];

    public JsonObject File { get; } = YamlFile.Read($".github/workflows/{name}");

    public IEnumerable<JsonNode> Steps => File["jobs"]!.AsObject().SelectMany(job => job.Value!["steps"]!.AsArray()).Select(step => step!);

    public JsonNode Job(string job) => File["jobs"]![job]!;

    /// <summary>All commands of a job, in their order.</summary>
    public string Commands(string job) => string.Join('\n', Job(job)["steps"]!.AsArray().Select(step => (string?)step!["run"]));
}
