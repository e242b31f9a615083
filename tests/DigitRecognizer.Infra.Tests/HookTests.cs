using System.Management.Automation.Language;
using DigitRecognizer.Infra.Tests.Tools;
using DigitRecognizer.Testing;

namespace DigitRecognizer.Infra.Tests;

public sealed class HookTests : IDisposable
{
    private static readonly Dictionary<string, string?> Outputs = new(StringComparer.Ordinal)
    {
        ["apiAddress"] = "https://func-digits-test.azurewebsites.net",
        ["contentAccountName"] = "stcontenttest",
        ["siteAddress"] = "https://stcontenttest.z6.web.core.windows.net",
        ["weightsBlobServiceUri"] = "https://stcontenttest.blob.core.windows.net/",
        ["WeightsStorage"] = "UseDevelopmentStorage=true",
        ["PUBLISH_ATTEMPTS"] = "3",
        ["PUBLISH_PAUSE"] = "0",
    };

    private readonly RecordedPrograms _programs = new();
    private readonly TemporaryFolder _uploaded = new();

    public static TheoryData<string> PowerShellFiles { get; } =
        [.. Directory.EnumerateFiles(Path.Combine(Repository.Infra, "hooks"), "*.ps1").Select(file => Path.GetFileName(file))];

    [Fact]
    public async Task The_site_goes_up_with_the_apis_address_and_may_talk_to_no_other()
    {
        _programs.Add("az", $"while [ \"$1\" != --source ]; do shift; done; cp -R \"$2/.\" '{_uploaded.Path}'");
        var run = await _programs.RunAsync("hooks/publish-site.sh", Outputs);

        Assert.True(run.ExitCode == 0, run.Errors);
        var page = await File.ReadAllTextAsync(_uploaded["index.html"], TestContext.Current.CancellationToken);
        Assert.Contains("connect-src 'self' https://func-digits-test.azurewebsites.net;", page, StringComparison.Ordinal);
        Assert.Equal(
            "export const apiBase = \"https://func-digits-test.azurewebsites.net/api\";",
            (await File.ReadAllLinesAsync(_uploaded["js/config.js"], TestContext.Current.CancellationToken))[^1]);
        Assert.Equal(Files(RepositoryRoot.Combine("static-web")), Files(_uploaded.Path), StringComparer.Ordinal);
    }

    [Fact]
    public async Task The_site_goes_up_as_the_signed_in_caller_and_no_page_stays_in_a_cache()
    {
        _programs.Add("az");
        var run = await _programs.RunAsync("hooks/publish-site.sh", Outputs);

        Assert.True(run.ExitCode == 0, run.Errors);
        var call = Assert.Single(_programs.Calls);
        Assert.StartsWith("az storage blob upload-batch --auth-mode login --account-name stcontenttest --source ", call, StringComparison.Ordinal);
        Assert.Contains(" --destination $web --overwrite --content-cache-control no-cache ", call, StringComparison.Ordinal);
        Assert.Contains("The site: https://stcontenttest.z6.web.core.windows.net", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_committed_configuration_of_the_site_stays_local() =>
        Assert.Contains("export const apiBase = \"/api\";", Repository.Read("static-web/js/config.js"), StringComparison.Ordinal);

    [Fact]
    public async Task Weights_are_published_to_the_content_account_even_where_local_storage_is_set()
    {
        _programs.Add("dotnet", "test \"$WeightsStorage$WeightsStorage__blobServiceUri\" = https://stcontenttest.blob.core.windows.net/");
        var run = await _programs.RunAsync("hooks/publish-weights.sh", Outputs);

        Assert.True(run.ExitCode == 0, run.Errors);
        Assert.Equal(["dotnet run --project model --configuration Release -- publish"], _programs.Calls, StringComparer.Ordinal);
    }

    [Fact]
    public async Task Publishing_weights_is_tried_again_while_a_new_role_is_not_yet_known_and_then_given_up()
    {
        _programs.Add("dotnet", "exit 1");
        var run = await _programs.RunAsync("hooks/publish-weights.sh", Outputs);

        Assert.Equal((1, 3), (run.ExitCode, _programs.Calls.Length));
        Assert.Contains("could not be uploaded", run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("publish-site", "apiAddress")]
    [InlineData("publish-site", "contentAccountName")]
    [InlineData("publish-weights", "weightsBlobServiceUri")]
    public async Task Without_an_output_a_hook_does_nothing_and_says_where_it_comes_from(string hook, string missing)
    {
        _programs.Add("az");
        _programs.Add("dotnet");
        var run = await _programs.RunAsync($"hooks/{hook}.sh", new Dictionary<string, string?>(Outputs, StringComparer.Ordinal) { [missing] = null });

        Assert.NotEqual(0, run.ExitCode);
        Assert.Matches($"{missing}.*infra/outputs.sh", run.Errors);
        Assert.Empty(_programs.Calls);
    }

    [Fact]
    public async Task The_outputs_are_asked_of_the_deployment_by_name()
    {
        _programs.Add("az", "echo functionAppName=func-digits-test");
        var run = await _programs.RunAsync("outputs.sh", Outputs, "rg-digits");

        Assert.Equal("functionAppName=func-digits-test\n", run.Output);
        Assert.StartsWith("az deployment group show --resource-group rg-digits --name digits --output tsv ", _programs.Calls[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shell_scripts_pass_shellcheck_with_every_optional_check()
    {
        var program = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, "shellcheck"))
            .FirstOrDefault(File.Exists);
        Assert.SkipWhen(program is null, "shellcheck is not installed (Debian: apt-get install shellcheck).");

        var scripts = Directory.EnumerateFiles(Repository.Infra, "*.sh", SearchOption.AllDirectories);
        var run = await ProgramRun.StartAsync(program, ["--shell=sh", "--enable=all", .. scripts], TestContext.Current.CancellationToken);

        Assert.Equal((0, ""), (run.ExitCode, run.Output));
    }

    [Theory]
    [MemberData(nameof(PowerShellFiles))]
    public void A_powershell_hook_parses_and_has_a_twin_for_sh(string file)
    {
        Parser.ParseFile(Path.Combine(Repository.Infra, "hooks", file), out _, out var errors);

        Assert.Empty(errors);
        Assert.True(File.Exists(Path.Combine(Repository.Infra, "hooks", Path.ChangeExtension(file, ".sh"))));
    }

    [Theory]
    [InlineData("publish-site", "az")]
    [InlineData("publish-weights", "dotnet")]
    public async Task Both_shells_call_the_same_program_with_the_same_arguments(string hook, string program)
    {
        _programs.Add("az");
        _programs.Add("dotnet");
        await _programs.RunAsync($"hooks/{hook}.sh", Outputs);
        var script = Parser.ParseFile(Path.Combine(Repository.Infra, "hooks", $"{hook}.ps1"), out _, out _);
        var command = (CommandAst)script.Find(part => part is CommandAst called && called.GetCommandName() == program, searchNestedScriptBlocks: true);

        // Values differ by run or are variables; what must agree is every word that is a constant in both.
        var words = command.CommandElements.Select(element => element switch
        {
            StringConstantExpressionAst constant => constant.Value,
            VariableExpressionAst => "*",
            _ => element.Extent.Text,
        });
        var called = Assert.Single(_programs.Calls).Split(' ');
        Assert.All(words.Zip(called), pair => Assert.True(pair.First == "*" || pair.First == pair.Second, $"{pair.First} is not {pair.Second}"));
        Assert.Equal(called.Length, command.CommandElements.Count);
    }

    public void Dispose()
    {
        _programs.Dispose();
        _uploaded.Dispose();
    }

    private static IEnumerable<string> Files(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file)).Order(StringComparer.Ordinal);
}
