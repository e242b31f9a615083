using System.Text.Json.Nodes;
using DigitRecognizer.Infra.Tests.Bicep;
using DigitRecognizer.Infra.Tests.Tools;

namespace DigitRecognizer.Infra.Tests;

public sealed class BicepFileTests
{
    private static readonly string StrictConfiguration =
        Path.Combine(
            DigitRecognizer.Testing.RepositoryRoot.Path, "tests", "DigitRecognizer.Infra.Tests", "Bicep", "strict.bicepconfig.json");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> Templates { get; } = [.. Find("*.bicep")];

    public static TheoryData<string> AllFiles { get; } = [.. Find("*.bicep").Concat(Find("*.bicepparam"))];

    [Theory]
    [InlineData("main.bicep")]
    [InlineData("github.bicep")]
    public async Task A_template_compiles_with_its_modules_without_a_word(string file)
    {
        var run = await BicepCli.RunAsync(["build", Path.Combine(Repository.Infra, file), "--stdout"], Cancellation);

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.NotNull(JsonNode.Parse(run.Output)!["resources"]);
    }

    [Theory]
    [MemberData(nameof(Templates))]
    public async Task A_template_passes_the_linter_without_a_word(string file)
    {
        var run = await LintAsync(Path.Combine(Repository.Infra, file));

        Assert.Equal((0, "", ""), (run.ExitCode, run.Output, run.Errors));
    }

    [Theory]
    [MemberData(nameof(AllFiles))]
    public async Task A_file_is_formatted_as_the_formatter_would(string file)
    {
        var path = Path.Combine(Repository.Infra, file);
        var run = await BicepCli.RunAsync(["format", path, "--stdout"], Cancellation);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(await File.ReadAllTextAsync(path, Cancellation), run.Output, ignoreLineEndingDifferences: true);
    }

    [Theory]
    [MemberData(nameof(AllFiles))]
    public void A_file_is_at_most_300_lines_long(string file) =>
        Assert.InRange(File.ReadLines(Path.Combine(Repository.Infra, file)).Count(), 1, 300);

    [Theory]
    [MemberData(nameof(Templates))]
    public void A_template_uses_no_registry_modules(string file) =>
        Assert.DoesNotContain("br/", Repository.Read($"infra/{file}"), StringComparison.Ordinal);

    [Fact]
    public void Every_linter_rule_is_an_error_in_these_tests_and_none_is_in_what_users_deploy()
    {
        var strict = JsonNode.Parse(File.ReadAllText(StrictConfiguration))!["analyzers"]!["core"]!;
        var shipped = JsonNode.Parse(Repository.Read("infra/bicepconfig.json"))!["analyzers"]!["core"]!;

        Assert.All([strict, shipped], core => Assert.True((bool)core["enabled"]!));
        Assert.All(strict["rules"]!.AsObject(), rule => Assert.Equal("error", (string?)rule.Value!["level"]));
        Assert.All(shipped["rules"]!.AsObject(), rule => Assert.Equal("warning", (string?)rule.Value!["level"]));
    }

    /// <summary>An untouched clone must stay deployable when newer API versions appear.</summary>
    [Fact]
    public async Task An_old_api_version_is_no_error_for_users()
    {
        using var folder = new TemporaryFolder();
        folder.CopyFrom(Repository.Infra);
        var text = await File.ReadAllTextAsync(folder["modules/storage.bicep"], Cancellation);
        await File.WriteAllTextAsync(
            folder["modules/storage.bicep"], text.Replace("@2025-08-01", "@2021-09-01", StringComparison.Ordinal), Cancellation);

        var run = await BicepCli.RunAsync(["build", folder["main.bicep"], "--stdout"], Cancellation);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("Warning use-recent-api-versions", run.Errors, StringComparison.Ordinal);
    }

    /// <summary>
    /// Each module has a name of its own only from Bicep 0.34.1; the budget asks for what exists already, which needs 0.44.1.
    /// </summary>
    [Fact]
    public void Azd_is_required_in_the_first_version_that_brings_a_sufficient_bicep() =>
        Assert.Equal(">= 1.25.6", (string?)Azd.YamlFile.Read("azure.yaml")["requiredVersions"]!["azd"]);

    [Theory]
    [InlineData("modules/storage.bicep", "storageAccounts@2025-08-01", "storageAccounts@2021-09-01", "use-recent-api-versions")]
    [InlineData("main.bicep", "param alerts bool", "param unused string = ''\nparam alerts bool", "no-unused-params")]
    public async Task The_linter_refuses_a_template_that_breaks_a_rule(string file, string sound, string broken, string rule)
    {
        using var folder = new TemporaryFolder();
        folder.CopyFrom(Repository.Infra);
        var text = await File.ReadAllTextAsync(folder[file], Cancellation);
        await File.WriteAllTextAsync(folder[file], text.Replace(sound, broken, StringComparison.Ordinal), Cancellation);

        var run = await LintAsync(folder[file]);

        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains($"Error {rule}", run.Errors, StringComparison.Ordinal);
    }

    private static Task<ProgramRun> LintAsync(string file) =>
        BicepCli.RunAsync(["lint", file, "--config", StrictConfiguration], Cancellation);

    private static IEnumerable<string> Find(string pattern) => Directory
        .EnumerateFiles(Repository.Infra, pattern, SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Repository.Infra, file).Replace('\\', '/'))
        .Order(StringComparer.Ordinal);
}
