using System.Text.Json.Nodes;
using DigitRecognizer.Infra.Tests.Tools;

namespace DigitRecognizer.Infra.Tests.Bicep;

/// <summary>
/// All that a deployment would create, as the Bicep CLI evaluates the template with one parameter file: conditions decided,
/// loops unrolled, names made. Only what Azure alone knows, such as addresses, stays an expression.
/// </summary>
internal sealed class DeployedSystem
{
    private const string Subscription = "00000000-0000-0000-0000-000000000001";
    private readonly JsonArray _resources;

    private DeployedSystem(JsonNode snapshot)
    {
        _resources = snapshot["predictedResources"]!.AsArray();
        Outputs = snapshot["outputs"]!.AsObject();
    }

    public JsonObject Outputs { get; }

    public IEnumerable<JsonNode> Resources => _resources.Select(resource => resource!);

    /// <summary>Evaluates a file of infra/, such as <c>main.bicep</c>, with a parameter file of the lines given.</summary>
    public static async Task<DeployedSystem> EvaluateAsync(
        string template, IEnumerable<string> parameters, CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        folder.CopyFrom(Repository.Infra);
        var file = folder["test.bicepparam"];
        await File.WriteAllLinesAsync(file, parameters.Prepend($"using '{template}'"), cancellationToken);
        return await EvaluateFileAsync(file, cancellationToken);
    }

    public static async Task<DeployedSystem> EvaluateFileAsync(
        string parameterFile, CancellationToken cancellationToken, IReadOnlyDictionary<string, string?>? environment = null)
    {
        var run = await BicepCli.RunAsync(
            [
                "snapshot", parameterFile, "--mode", "overwrite", "--subscription-id", Subscription,
                "--tenant-id", "00000000-0000-0000-0000-000000000002", "--resource-group", "rg-digits", "--location", "westeurope",
            ],
            cancellationToken,
            environment);
        Assert.True(run.ExitCode == 0, run.Errors);
        var snapshot = await File.ReadAllTextAsync(Path.ChangeExtension(parameterFile, ".snapshot.json"), cancellationToken);
        return new(JsonNode.Parse(snapshot)!);
    }

    public List<JsonNode> All(string type) => [.. Resources.Where(resource => (string?)resource["type"] == type)];

    public JsonNode One(string type, string nameStart = "") =>
        Assert.Single(All(type), resource => ((string)resource["name"]!).StartsWith(nameStart, StringComparison.Ordinal));

    /// <summary>What Azure grants: who, which role, on what.</summary>
    public IEnumerable<RoleAssignment> RoleAssignments => All("Microsoft.Authorization/roleAssignments").Select(RoleAssignment.From);
}
