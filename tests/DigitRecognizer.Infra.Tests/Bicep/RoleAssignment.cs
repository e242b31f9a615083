using System.Text.Json.Nodes;

namespace DigitRecognizer.Infra.Tests.Bicep;

/// <param name="Scope">The resource below its resource group, without the part of a name that is a hash.</param>
/// <param name="Role">Id of the built-in role.</param>
/// <param name="Principal">Expression or id of who gets it.</param>
/// <param name="Condition">What limits it further, or empty.</param>
internal sealed record RoleAssignment(string Scope, string Role, string Principal, string Condition)
{
    public static RoleAssignment From(JsonNode resource)
    {
        // With the deployer's id unknown, the id is an expression, whose first argument is the scope.
        var id = (string)resource["id"]!;
        var scope = id.StartsWith('[')
            ? id.Split('\'')[1]
            : id[..id.LastIndexOf("/providers/Microsoft.Authorization", StringComparison.Ordinal)];
        var properties = resource["properties"]!;
        var role = (string)properties["roleDefinitionId"]!;
        return new(
            scope[(scope.IndexOf("/resourceGroups/rg-digits", StringComparison.Ordinal) + "/resourceGroups/rg-digits".Length)..],
            role[(role.LastIndexOf('/') + 1)..],
            (string)properties["principalId"]!,
            (string?)properties["condition"] ?? "");
    }
}
