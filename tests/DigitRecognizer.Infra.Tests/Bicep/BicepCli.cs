using System.Reflection;
using DigitRecognizer.Infra.Tests.Tools;

namespace DigitRecognizer.Infra.Tests.Bicep;

/// <summary>The Bicep CLI that the build restored.</summary>
internal static class BicepCli
{
    private static readonly string Program = Path.GetFullPath(
        typeof(BicepCli).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "BicepPath").Value!
            .Replace('\\', Path.DirectorySeparatorChar));

    public static Task<ProgramRun> RunAsync(
        string[] arguments, CancellationToken cancellation, IReadOnlyDictionary<string, string?>? environment = null) =>
        ProgramRun.StartAsync(Program, arguments, cancellation, environment);
}
