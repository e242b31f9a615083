using DigitRecognizer.Infra.Tests.Bicep;
using DigitRecognizer.Infra.Tests.Tools;

namespace DigitRecognizer.Infra.Tests;

public sealed class MainTests(Variants variants)
{
    [Fact]
    public async Task The_outputs_are_those_that_the_hooks_read()
    {
        var outputs = (await variants.Defaults).Outputs.Select(output => output.Key).Order(StringComparer.Ordinal).ToArray();

        Assert.Equal(["apiAddress", "contentAccountName", "functionAppName", "siteAddress"], outputs, StringComparer.Ordinal);
        Assert.All(
            outputs, name => Assert.Contains($"['{name}', {name}.value]", Repository.Read("infra/outputs.sh"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Names_begin_with_the_abbreviations_of_the_cloud_adoption_framework()
    {
        var system = await variants.Defaults;

        Assert.Matches("^id-digits-[a-z0-9]{13}$", Name("Microsoft.ManagedIdentity/userAssignedIdentities"));
        Assert.Matches("^log-digits-[a-z0-9]{13}$", Name("Microsoft.OperationalInsights/workspaces"));
        Assert.Matches("^appi-digits-[a-z0-9]{13}$", Name("Microsoft.Insights/components"));
        Assert.Matches("^asp-digits-[a-z0-9]{13}$", Name("Microsoft.Web/serverfarms"));
        Assert.Matches("^func-digits-[a-z0-9]{13}$", Name("Microsoft.Web/sites"));
        Assert.Matches("^ag-digits-[a-z0-9]{13}$", Name("Microsoft.Insights/actionGroups"));

        string Name(string type) => (string)system.One(type)["name"]!;
    }
}
