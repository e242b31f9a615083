using System.Text.RegularExpressions;
using DigitRecognizer.Infra.Tests.Tools;

namespace DigitRecognizer.Infra.Tests;

public sealed partial class DeployWorkflowTests
{
    private static readonly Workflow Deploy = new("deploy.yml");

    [Fact]
    public void It_signs_in_with_tokens_of_github_and_has_no_permission_that_it_does_not_need()
    {
        Assert.Empty(Deploy.File["permissions"]!.AsObject());
        Assert.Equal("""{"contents":"read","id-token":"write"}""", Deploy.Job("what-if")["permissions"]!.ToJsonString());
        Assert.Equal("""{"actions":"read","contents":"read","id-token":"write"}""", Deploy.Job("deploy")["permissions"]!.ToJsonString());
    }

    [Fact]
    public void A_pull_request_only_predicts_and_one_from_a_fork_does_not_even_that()
    {
        var whatIf = Deploy.Job("what-if");

        Assert.Contains("az deployment group what-if", Deploy.Commands("what-if"), StringComparison.Ordinal);
        Assert.DoesNotContain("create", Deploy.Commands("what-if"), StringComparison.Ordinal);
        Assert.Contains("head.repo.full_name == github.repository", (string)whatIf["if"]!, StringComparison.Ordinal);
        Assert.Contains("AZURE_PLAN_CLIENT_ID", whatIf.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain("AZURE_DEPLOY_CLIENT_ID", whatIf.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_push_is_deployed_only_after_CI_has_passed_for_its_commit()
    {
        var triggers = Deploy.File["on"]!.AsObject();
        var condition = (string)Deploy.Job("deploy")["if"]!;
        var checkout = Deploy.Job("deploy")["steps"]![0]!;

        Assert.Equal(
            ["pull_request", "workflow_dispatch", "workflow_run"], triggers.Select(trigger => trigger.Key).Order(StringComparer.Ordinal));
        Assert.Equal("""{"workflows":["CI"],"types":["completed"],"branches":["main"]}""", triggers["workflow_run"]!.ToJsonString());
        Assert.Equal("CI", (string?)new Workflow("ci.yml").File["name"]);
        Assert.Contains("workflow_run.conclusion == 'success'", condition, StringComparison.Ordinal);
        Assert.Contains("workflow_run.event == 'push'", condition, StringComparison.Ordinal);
        Assert.Contains("workflow_run.head_repository.full_name == github.repository", condition, StringComparison.Ordinal);
        Assert.Equal("${{ github.event.workflow_run.head_sha || github.sha }}", (string?)checkout["with"]!["ref"]);
        Assert.Contains("--workflow ci.yml --event push --commit \"$(git rev-parse HEAD)\" --status success", Deploy.Commands("deploy"),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_deployment_runs_in_the_environment_that_its_identity_trusts() =>
        Assert.Equal("production", (string?)Deploy.Job("deploy")["environment"]);

    [Fact]
    public void Every_choice_is_taken_from_the_repositorys_variables()
    {
        var mapped = Deploy.File["env"]!.AsObject().Where(variable => variable.Key.StartsWith("DIGITS_", StringComparison.Ordinal))
            .ToArray();
        var choices = Choice().Matches(Repository.Read("infra/environment.bicepparam")).Select(match => match.Value)
            .Distinct(StringComparer.Ordinal);

        Assert.Equal(choices.Order(StringComparer.Ordinal), mapped.Select(variable => variable.Key).Order(StringComparer.Ordinal));
        Assert.All(mapped, variable => Assert.Equal($"${{{{ vars.{variable.Key} }}}}", (string?)variable.Value));
    }

    [Theory]
    [InlineData("what-if")]
    [InlineData("deploy")]
    public void The_tag_of_the_environment_stays_what_it_is(string job)
    {
        Assert.Null(Deploy.File["env"]!["AZURE_ENV_NAME"]);
        Assert.Contains("infra/environment-name.sh \"$AZURE_RESOURCE_GROUP\"", Deploy.Commands(job), StringComparison.Ordinal);
    }

    [Fact]
    public void It_does_what_azd_up_does_in_the_same_order_and_then_checks_the_result()
    {
        string[] order = ["az deployment group create", "infra/hooks/publish-weights.sh", "infra/publish-app.sh",
            "infra/hooks/publish-site.sh", "infra/check.sh"];
        var commands = Deploy.Commands("deploy");
        var places = order.Select(command => commands.IndexOf(command, StringComparison.Ordinal)).ToArray();

        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
    }

    [GeneratedRegex("DIGITS_[A-Z_]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Choice();
}
