using DigitRecognizer.Testing;

namespace DigitRecognizer.Infra.Tests.Tools;

/// <summary>
/// Stub programs at the head of PATH, in place of az, curl and dotnet: they record their arguments, run a line of shell, and succeed or
/// fail.
/// </summary>
internal sealed class RecordedPrograms : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>Every call in its order, as the program's name and its arguments with spaces between.</summary>
    public string[] Calls => File.Exists(_folder["calls"]) ? File.ReadAllLines(_folder["calls"]) : [];

    /// <param name="name">The program's name.</param>
    /// <param name="script">Lines of sh to run. <c>$call</c> is the number of this program's call, from 1.</param>
    public void Add(string name, string script = "")
    {
        File.WriteAllText(
            _folder[name],
            $"""
            #!/bin/sh
            echo "{name} $*" >>'{_folder["calls"]}'
            call=$(grep -c '^{name} ' '{_folder["calls"]}')
            {script}

            """.ReplaceLineEndings("\n"));
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(_folder[name], UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }
    }

    /// <summary>Runs a hook, such as <c>publish-site</c>, in one of its two languages.</summary>
    public Task<ProgramRun> RunHookAsync(
        Shell shell, string hook, IReadOnlyDictionary<string, string?> variables, params string[] arguments) => shell == Shell.Sh
        ? RunAsync("sh", [RepositoryRoot.Combine("infra", "hooks", $"{hook}.sh"), .. arguments], variables)
        : RunAsync(
            "dotnet",
            [RestoredPrograms.PowerShell, "-NoProfile", "-NonInteractive", "-File", RepositoryRoot.Combine("infra", "hooks", $"{hook}.ps1"),
                .. arguments],
            variables);

    /// <summary>Runs a script of infra/ with sh.</summary>
    public Task<ProgramRun> RunScriptAsync(string script, IReadOnlyDictionary<string, string?> variables, params string[] arguments) =>
        RunAsync("sh", [RepositoryRoot.Combine("infra", script), .. arguments], variables);

    public void Dispose() => _folder.Dispose();

    private Task<ProgramRun> RunAsync(string program, string[] arguments, IReadOnlyDictionary<string, string?> variables)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The stub programs are scripts for sh, which Windows lacks.");
        var environment = new Dictionary<string, string?>(variables, StringComparer.Ordinal)
        {
            ["PATH"] = $"{_folder.Path}:{Environment.GetEnvironmentVariable("PATH")}",
            ["POWERSHELL_TELEMETRY_OPTOUT"] = "1",
        };
        return ProgramRun.StartAsync(program, arguments, TestContext.Current.CancellationToken, environment);
    }
}
