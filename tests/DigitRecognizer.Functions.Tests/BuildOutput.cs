using DigitRecognizer.Testing;

namespace DigitRecognizer.Functions.Tests;

/// <summary>Where the build that these tests belong to has put the app: functions/bin beside tests/*/bin, same configuration and framework.</summary>
internal static class BuildOutput
{
    public static string Folder { get; } = Find();

    private static string Find()
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory);
        return RepositoryRoot.Combine("functions", "bin", own.Parent!.Name, own.Name);
    }
}
