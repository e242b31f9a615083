using System.Text.Json.Nodes;
using DigitRecognizer.Infra.Tests.Azd;

namespace DigitRecognizer.Infra.Tests;

public sealed class WorkflowTests
{
    private static readonly JsonObject Workflow = YamlFile.Read(".github/workflows/deploy.yml");

    private static IEnumerable<JsonNode> Steps => Workflow["jobs"]!.AsObject().SelectMany(job => job.Value!["steps"]!.AsArray()).Select(step => step!);

    [Fact]
    public void Every_action_is_pinned_by_the_hash_of_its_commit() => Assert.All(
        Steps.Select(step => (string?)step["uses"]).OfType<string>(),
        action => Assert.Matches("^[a-z/-]+@[0-9a-f]{40}$", action));

    [Fact]
    public void It_signs_in_with_tokens_of_github_and_keeps_no_secret()
    {
        Assert.DoesNotContain("secrets.", Workflow.ToJsonString(), StringComparison.Ordinal);
        Assert.Empty(Workflow["permissions"]!.AsObject());
        Assert.All(
            Workflow["jobs"]!.AsObject(),
            job => Assert.Equal("""{"contents":"read","id-token":"write"}""", job.Value!["permissions"]!.ToJsonString()));
        Assert.All(
            Steps.Where(step => ((string?)step["uses"])?.StartsWith("actions/checkout@", StringComparison.Ordinal) == true),
            step => Assert.False((bool)step["with"]!["persist-credentials"]!));
    }

    [Fact]
    public void A_pull_request_only_predicts_and_a_fork_does_not_even_that()
    {
        var whatIf = Workflow["jobs"]!["what-if"]!;
        var commands = string.Concat(whatIf["steps"]!.AsArray().Select(step => (string?)step!["run"]));

        Assert.Contains("az deployment group what-if", commands, StringComparison.Ordinal);
        Assert.DoesNotContain("create", commands, StringComparison.Ordinal);
        Assert.Contains("head.repo.full_name == github.repository", (string)whatIf["if"]!, StringComparison.Ordinal);
        Assert.Contains("AZURE_PLAN_CLIENT_ID", whatIf.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain("AZURE_DEPLOY_CLIENT_ID", whatIf.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_deployment_runs_in_the_environment_that_its_identity_trusts_and_never_for_a_pull_request()
    {
        var deploy = Workflow["jobs"]!["deploy"]!;

        Assert.Equal("production", (string?)deploy["environment"]);
        Assert.StartsWith("github.event_name != 'pull_request'", (string)deploy["if"]!, StringComparison.Ordinal);
    }

    [Fact]
    public void It_does_what_azd_up_does_in_the_same_order_and_then_asks_the_api()
    {
        string[] order =
        [
            "az deployment group create", "infra/hooks/publish-weights.sh", "az functionapp deployment source config-zip",
            "infra/hooks/publish-site.sh", "/api/health",
        ];
        var commands = string.Join('\n', Workflow["jobs"]!["deploy"]!["steps"]!.AsArray().Select(step => (string?)step!["run"]));
        var places = order.Select(command => commands.IndexOf(command, StringComparison.Ordinal)).ToArray();

        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
    }
}
