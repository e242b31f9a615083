using System.Reflection;

namespace DigitRecognizer.Infra.Tests.Tools;

/// <summary>Paths of the programs that the build restored.</summary>
internal static class RestoredPrograms
{
    public static string Bicep { get; } = Find("BicepPath");

    /// <summary>To be started with <c>dotnet</c>.</summary>
    public static string PowerShell { get; } = Find("PowerShellPath");

    private static string Find(string name) => Path.GetFullPath(
        typeof(RestoredPrograms).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == name).Value!
            .Replace('\\', Path.DirectorySeparatorChar));
}
