namespace DigitRecognizer.Functions.Tests;

/// <summary>Finds Azure Functions Core Tools.</summary>
internal static class CoreTools
{
    public const string Advice = "Azure Functions Core Tools are missing: put func on the PATH, or its path into FUNC_PATH.";

    private static readonly string[] Names = OperatingSystem.IsWindows() ? ["func.exe", "func.cmd"] : ["func"];

    /// <summary>The program named by <c>FUNC_PATH</c>, else the first on the PATH, else null.</summary>
    public static string? Find() => Environment.GetEnvironmentVariable("FUNC_PATH") is { Length: > 0 } named
        ? named
        : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => Names.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);
}
