using DigitRecognizer.Infra.Tests.Bicep;

namespace DigitRecognizer.Infra.Tests;

public sealed class GitHubIdentityTests(Variants variants)
{
    private const string Contributor = "b24988ac-6180-42a0-ab88-20f7382dd24c";
    private const string RoleBasedAccessControlAdministrator = "f58310d9-a9f6-439a-9e8d-f62e7b41a168";
    private const string Credentials = "Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials";

    private static Task<DeployedSystem> IdentitiesAsync() => DeployedSystem.EvaluateAsync(
        "github.bicep", ["param subjectPrefix = 'repo:someone@12/digits@345'"], TestContext.Current.CancellationToken);

    /// <summary>The prefix is GitHub's own, because repositories of today have ids in it and older ones do not.</summary>
    [Theory]
    [InlineData("id-digits-deploy-", "repo:someone@12/digits@345:environment:production")]
    [InlineData("id-digits-plan-", "repo:someone@12/digits@345:pull_request")]
    public async Task An_identity_trusts_one_kind_of_job_of_one_repository(string identity, string subject)
    {
        var properties = (await IdentitiesAsync()).One(Credentials, identity)["properties"]!;

        Assert.Equal(
            $$"""{"issuer":"https://token.actions.githubusercontent.com","audiences":"""
            + $$"""["api://AzureADTokenExchange"],"subject":"{{subject}}"}""",
            properties.ToJsonString());
    }

    [Fact]
    public async Task Pull_requests_may_read_and_predict_and_nothing_else()
    {
        var system = await IdentitiesAsync();
        var role = system.One("Microsoft.Authorization/roleDefinitions");
        var permission = Assert.Single(role["properties"]!["permissions"]!.AsArray())!;
        var grant = Assert.Single(system.RoleAssignments, grant => grant.Principal.Contains("id-digits-plan-", StringComparison.Ordinal));

        Assert.Equal(
            """["*/read","Microsoft.Resources/deployments/validate/action","Microsoft.Resources/deployments/whatIf/action"]""",
            permission["actions"]!.ToJsonString());
        Assert.Null(permission["dataActions"]);
        Assert.Equal((string?)role["name"], grant.Role);
    }

    [Fact]
    public async Task Deployments_may_change_the_group_and_hand_out_the_templates_roles_but_no_others()
    {
        var grants = (await IdentitiesAsync()).RoleAssignments
            .Where(grant => grant.Principal.Contains("id-digits-deploy-", StringComparison.Ordinal))
            .ToDictionary(grant => grant.Role, StringComparer.Ordinal);
        var handedOut = (await variants.Defaults).RoleAssignments.Select(grant => grant.Role).Distinct(StringComparer.Ordinal);

        Assert.Equal([Contributor, RoleBasedAccessControlAdministrator], grants.Keys.Order(StringComparer.Ordinal), StringComparer.Ordinal);
        foreach (var part in new[] { "write'})) OR (@Request[", "delete'})) OR (@Resource[" })
        {
            var condition = grants[RoleBasedAccessControlAdministrator].Condition;
            var limit = condition[condition.IndexOf(part, StringComparison.Ordinal)..];
            var allowed =
                limit[(limit.IndexOf("GuidEquals {", StringComparison.Ordinal) + "GuidEquals {".Length)..].Split('}')[0].Split(", ");
            Assert.Equal(handedOut.Order(StringComparer.Ordinal), allowed.Order(StringComparer.Ordinal), StringComparer.Ordinal);
        }
    }
}
