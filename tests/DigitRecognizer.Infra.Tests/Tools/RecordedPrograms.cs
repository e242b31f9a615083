using DigitRecognizer.Testing;

namespace DigitRecognizer.Infra.Tests.Tools;

/// <summary>
/// Programs that stand at the head of PATH in place of az and dotnet: they write down their arguments, run a line of shell, and succeed or fail.
/// </summary>
internal sealed class RecordedPrograms : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public string Folder => _folder.Path;

    public string[] Calls => File.Exists(_folder["calls"]) ? File.ReadAllLines(_folder["calls"]) : [];

    public void Add(string name, string line = "")
    {
        File.WriteAllText(_folder[name], $"#!/bin/sh\necho \"{name} $*\" >>'{_folder["calls"]}'\n{line}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(_folder[name], UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }
    }

    /// <summary>Runs a script of infra/ with these programs and the variables given.</summary>
    public Task<ProgramRun> RunAsync(string script, IReadOnlyDictionary<string, string?> variables, params string[] arguments)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no sh on Windows; the hooks for it are the PowerShell ones.");
        var environment = new Dictionary<string, string?>(variables, StringComparer.Ordinal)
        {
            ["PATH"] = $"{_folder.Path}:{Environment.GetEnvironmentVariable("PATH")}",
        };
        return ProgramRun.StartAsync(
            "sh", [RepositoryRoot.Combine("infra", script), .. arguments], TestContext.Current.CancellationToken, environment);
    }

    public void Dispose() => _folder.Dispose();
}
