using System.Security.Cryptography;
using DigitRecognizer.Infra.Tests.Tools;
using DigitRecognizer.Testing;

namespace DigitRecognizer.Infra.Tests;

/// <summary>The scripts that deploy without azd and check what was deployed.</summary>
public sealed class ScriptTests : IDisposable
{
    private readonly RecordedPrograms _programs = new();

    private static string Version =>
        Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(RepositoryRoot.Combine("model", "lenet.onnx"))))[..12];

    [Fact]
    public async Task The_outputs_are_asked_of_the_deployment_by_name_and_printed_with_the_group()
    {
        _programs.Add("az", "echo functionAppName=func-digits-test");
        var run = await _programs.RunScriptAsync("outputs.sh", HookVariables.All, "rg-digits");

        Assert.Equal("AZURE_RESOURCE_GROUP=rg-digits\nfunctionAppName=func-digits-test\n", run.Output);
        Assert.StartsWith("az deployment group show --resource-group rg-digits --name digits --output tsv ", _programs.Calls[0],
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("home", "home\n")]
    [InlineData("", "digits\n")]
    public async Task The_environments_name_is_the_one_in_the_tag_of_the_app(string tag, string printed)
    {
        _programs.Add("az", $"echo {tag}");
        var run = await _programs.RunScriptAsync("environment-name.sh", HookVariables.All, "rg-digits");

        Assert.Equal((0, printed), (run.ExitCode, run.Output));
        Assert.StartsWith("az resource list --resource-group rg-digits --resource-type Microsoft.Web/sites --output tsv ",
            _programs.Calls[0], StringComparison.Ordinal);
        Assert.DoesNotContain("--tag", _programs.Calls[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("outputs.sh")]
    [InlineData("environment-name.sh")]
    public async Task Without_a_group_the_script_says_how_it_is_called(string script)
    {
        _programs.Add("az");
        var run = await _programs.RunScriptAsync(script, HookVariables.All);

        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains($"Usage: sh infra/{script} RESOURCE_GROUP", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_app_is_published_zipped_with_its_hidden_folder_and_deployed_from_any_folder()
    {
        using var contents = new TemporaryFolder();
        _programs.Add("dotnet",
            "for folder; do :; done; mkdir -p \"$folder/.azurefunctions\"; touch \"$folder/host.json\" \"$folder/.azurefunctions/x\"");
        _programs.Add("zip", $"find . -type f | sort >'{contents["files"]}'");
        _programs.Add("az");
        var run = await _programs.RunScriptAsync("publish-app.sh", HookVariables.All);

        Assert.True(run.ExitCode == 0, run.Errors);
        Assert.StartsWith("dotnet publish functions --configuration Release --output ", _programs.Calls[0], StringComparison.Ordinal);
        Assert.Equal("zip --quiet --recurse-paths ../app.zip .", _programs.Calls[1]);
        Assert.StartsWith(
            "az functionapp deployment source config-zip --resource-group rg-digits --name func-digits-test --src ", _programs.Calls[2],
                StringComparison.Ordinal);
        Assert.Equal(
            ["./.azurefunctions/x", "./host.json"], await File.ReadAllLinesAsync(contents["files"], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_app_that_does_not_build_is_not_deployed()
    {
        _programs.Add("dotnet", "exit 1");
        _programs.Add("az");
        var run = await _programs.RunScriptAsync("publish-app.sh", HookVariables.All);

        Assert.NotEqual(0, run.ExitCode);
        Assert.DoesNotContain(_programs.Calls, call => call.StartsWith("az ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_sound_deployment_passes_the_check()
    {
        AddAnswers();
        var run = await _programs.RunScriptAsync("check.sh", HookVariables.All);

        Assert.True(run.ExitCode == 0, run.Errors);
        Assert.Equal(4, _programs.Calls.Length);
        Assert.Contains(_programs.Calls, call => call.EndsWith(
            "--form file=@docs/seven.png https://func-digits-test.azurewebsites.net/api/predict_test", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_check_asks_again_until_the_content_is_right()
    {
        AddAnswers(first: "curl: (22) 503");
        var run = await _programs.RunScriptAsync("check.sh", HookVariables.All);

        Assert.True(run.ExitCode == 0, run.Errors);
        Assert.Equal(5, _programs.Calls.Length);
    }

    [Fact]
    public async Task A_first_start_without_its_role_is_restarted_once()
    {
        AddAnswers(health: Health("degraded", "packaged"));
        _programs.Add("az");
        var run = await _programs.RunScriptAsync("check.sh", HookVariables.All);

        Assert.NotEqual(0, run.ExitCode);
        Assert.Equal(
            ["az functionapp restart --resource-group rg-digits --name func-digits-test"],
            _programs.Calls.Where(call => call.StartsWith("az ", StringComparison.Ordinal)));
        Assert.Contains("\"degraded\"", run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"status":"healthy","model":{"version":"000000000000","source":"blob"}}""", null, null, null)]
    [InlineData("""{"status":"healthy","model":{"version":"VERSION","source":"packaged"}}""", null, null, null)]
    [InlineData(null, """{"predicted_class":1}""", null, null)]
    [InlineData(null, null, "The requested content does not exist.", null)]
    [InlineData(null, null, null, "export const apiBase = \"/api\";")]
    public async Task Wrong_content_fails_the_check(string? health, string? prediction, string? page, string? script)
    {
        AddAnswers(health?.Replace("VERSION", Version, StringComparison.Ordinal), prediction, page, script);
        var run = await _programs.RunScriptAsync("check.sh", HookVariables.All);

        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains(": no. The last answer:", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shell_scripts_pass_shellcheck_with_every_optional_check()
    {
        var scripts = Directory.EnumerateFiles(Repository.Infra, "*.sh", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(RepositoryRoot.Combine(".devcontainer"), "*.sh"));

        Assert.Equal("", await ShellCheck.RunAsync(["--shell=sh", "--enable=all", "--external-sources", .. scripts]));
    }

    public void Dispose() => _programs.Dispose();

    private static string Health(string status, string source) =>
        $$$"""{"status":"{{{status}}}","model":{"version":"{{{Version}}}","source":"{{{source}}}"}}""";

    private void AddAnswers(string? health = null, string? prediction = null, string? page = null, string? script = null,
        string? first = null) => _programs.Add(
        "curl",
        $"""
        {(first is null ? "" : $"[ \"$call\" -gt 1 ] || {{ echo '{first}' >&2; exit 22; }}")}
        case "$*" in
          *api/health) echo '{health ?? Health("healthy", "blob")}' ;;
          *predict_test) echo '{prediction ?? """{"predicted_class":7,"confidence":0.99}"""}' ;;
          *config.js) echo '{script ?? "export const apiBase = \"https://func-digits-test.azurewebsites.net/api\";"}' ;;
          *) echo '{page ?? "<title>Digit Recognizer</title>"}' ;;
        esac
        """);
}
