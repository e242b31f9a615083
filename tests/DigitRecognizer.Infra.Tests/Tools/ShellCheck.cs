namespace DigitRecognizer.Infra.Tests.Tools;

/// <summary>The linter for shell scripts. A test without it is skipped.</summary>
internal static class ShellCheck
{
    /// <returns>What it finds, empty when all is well.</returns>
    public static async Task<string> RunAsync(IEnumerable<string> arguments)
    {
        var program = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, "shellcheck"))
            .FirstOrDefault(File.Exists);
        Assert.SkipWhen(program is null, "shellcheck is not installed (Debian: apt-get install shellcheck).");

        var run = await ProgramRun.StartAsync(program, ["--norc", .. arguments], TestContext.Current.CancellationToken);
        return run.Output + run.Errors;
    }
}
