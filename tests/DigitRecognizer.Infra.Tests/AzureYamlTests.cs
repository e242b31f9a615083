using DigitRecognizer.Infra.Tests.Azd;
using DigitRecognizer.Infra.Tests.Tools;
using DigitRecognizer.Testing;

namespace DigitRecognizer.Infra.Tests;

public sealed class AzureYamlTests
{
    [Fact]
    public void It_keeps_the_rules_of_the_published_schema() => Assert.Empty(AzdRules.Broken(YamlFile.Read("azure.yaml")));

    [Theory]
    [InlineData("name: digit-recognizer", "name: Digit_Recognizer", "name: ")]
    [InlineData("host: function", "host: functions", "api.host: ")]
    [InlineData("    project: functions\n", "", "api.project: ")]
    [InlineData("language: dotnet", "language: c#", "api.language: ")]
    [InlineData("postprovision:", "afterprovision:", "hooks.afterprovision: ")]
    [InlineData("shell: pwsh", "shell: powershell", "postprovision.windows.shell: ")]
    [InlineData("      run: infra/hooks/publish-site.sh\n", "", "postdeploy.posix.run: ")]
    [InlineData("    posix:\n", "    shell: sh\n    posix:\n", "postprovision: with windows and posix")]
    [InlineData("infra:\n", "infra:\n  modul: x\n", "infra: no key modul")]
    [InlineData("  template:", "  templates:", "metadata: no key templates")]
    public void A_broken_one_breaks_a_rule(string sound, string broken, string rule) => Assert.Contains(
        AzdRules.Broken(YamlFile.Parse(Repository.Read("azure.yaml").Replace(sound, broken, StringComparison.Ordinal))),
        found => found.StartsWith(rule, StringComparison.Ordinal));

    [Fact]
    public void Everything_that_it_names_is_there()
    {
        var file = YamlFile.Read("azure.yaml");
        var infra = file["infra"]!;

        Assert.True(File.Exists(RepositoryRoot.Combine((string)infra["path"]!, $"{(string)infra["module"]!}.bicep")));
        Assert.Equal("functions", (string?)file["services"]!["api"]!["project"]);
        foreach (var platform in file["hooks"]!.AsObject().SelectMany(hook => hook.Value!.AsObject()))
        {
            Assert.True(File.Exists(RepositoryRoot.Combine((string)platform.Value!["run"]!)), $"{platform.Value["run"]} is missing.");
        }
    }

    [Fact]
    public void Weights_go_up_before_the_app_and_the_site_after_it()
    {
        var hooks = YamlFile.Read("azure.yaml")["hooks"]!;

        Assert.Equal("infra/hooks/publish-weights.sh", (string?)hooks["postprovision"]!["posix"]!["run"]);
        Assert.Equal("infra/hooks/publish-site.sh", (string?)hooks["postdeploy"]!["posix"]!["run"]);
    }
}
