using System.Diagnostics;
using System.Text.RegularExpressions;
using DigitRecognizer.Testing;
using Xunit;

namespace DigitRecognizer.Tests.Documents;

/// <summary>
/// Every shell command of the documents is run or checked by a test, or is listed here with the reason why it is not.
/// </summary>
public sealed partial class DocumentCommandTests
{
    /// <summary>How a command is covered, by a pattern of the whole command.</summary>
    private static readonly Dictionary<string, string> Covered = new(StringComparer.Ordinal)
    {
        ["curl .*http://localhost:707[12]/.*"] = "ReadmeTests of Local.Tests runs those in the section about the API.",
        ["""(curl "\$apiAddress/api/health")"""] = "check.sh makes the same call; ScriptTests runs it.",
        [@"(cd functions && )?func start"] = "FunctionsContractTests runs it where Azure Functions Core Tools are installed.",
        ["func azure functionapp publish"] = "The document advises against it.",
        [@"\(cd tests/azurite && npm ci\)|tests/azurite/node_modules/\.bin/azurite-blob .*"] =
            "Azurite of DigitRecognizer.Testing does the same.",
        ["npm (ci|test|run (format|preload))"] = "SiteChecksTests installs and tests; format and preload change files.",
        [@"sh infra/[\w/-]+\.sh( .*)?|export \$\(sh infra/[\w/-]+\.sh .*\)"] = "The tests of infra/ run the scripts with stub programs.",
        [@"\.ci/run"] = "CI runs it.",
        ["(az|azd|gh) .*|(for|eval|workspace=|prefix=).*(az|azd|gh) .*"] = "Needs an account at Azure or GitHub.",
        ["git checkout .*"] = "Changes the working tree.",
        [@"cp local\.settings\.sample\.json local\.settings\.json"] = "Only copies a file, which another test here looks for.",
        [@"ls -l recognizer/Networks/\*\.onnx"] = "Only lists files.",
        ["export AZURE_LOCATION=.*"] = "ParameterFileTests reads the variables.",
    };

    private static readonly (string Document, string Text)[] Commands =
        [.. Document.All.SelectMany(document => document.Commands.Select(command => (document.Path, command)))];

    [Fact]
    public void Every_command_is_a_dotnet_command_or_is_listed_with_the_reason_why_it_is_not_checked_here()
    {
        Assert.True(Commands.Length > 50, "The documents have more commands than were found.");
        Assert.All(Commands.Where(command => !DotnetCommand.IsOne(command.Text)), command =>
            Assert.True(
                Covered.Keys.Any(pattern => IsWhole(pattern, command.Text)), $"{command.Document} has a new command: {command.Text}"));
    }

    [Fact]
    public void Every_reason_is_still_needed() => Assert.All(Covered, entry =>
        Assert.True(Commands.Any(command => IsWhole(entry.Key, command.Text)), $"No document has a command for: {entry.Value}"));

    [Fact]
    public void Every_dotnet_command_names_projects_tests_and_arguments_that_exist() => Assert.All(
        Commands.Where(command => DotnetCommand.IsOne(command.Text)), command =>
        {
            var mistake = DotnetCommand.Mistake(command.Text);
            Assert.True(mistake is null, $"{command.Document}: {command.Text}: {mistake}");
        });

    [Fact]
    public void Every_file_that_a_command_names_exists() => Assert.All(
        Commands.SelectMany(command => FilePath().Matches(command.Text).Select(match => (command.Document, Path: match.Value))), named =>
            Assert.True(Path.Exists(RepositoryRoot.Combine(named.Path)), $"{named.Document}: {named.Path} is missing."));

    [Fact]
    public async Task Every_code_block_is_valid_shell()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The examples are written for a POSIX shell.");
        foreach (var block in Document.All.SelectMany(document => document.ShellBlocks))
        {
            using var shell = Process.Start(new ProcessStartInfo("bash", ["-n", "-c", block])
            {
                RedirectStandardError = true,
                UseShellExecute = false,
            })!;
            var errors = await shell.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            await shell.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.True(shell.ExitCode == 0, $"{block}\n-> {errors}");
        }
    }

    private static bool IsWhole(string pattern, string command) =>
        Regex.IsMatch(command, $"^({pattern})$", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    /// <summary>Not below node_modules, which npm creates.</summary>
    [GeneratedRegex(@"(?<![\w/.])((infra|tests|model|docs|functions)/(?![\w/]*node_modules)[\w./-]*\w|local\.settings\.sample\.json)",
        RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FilePath();
}
