using DigitRecognizer.Infra.Tests.Tools;

namespace DigitRecognizer.Infra.Tests.Bicep;

/// <summary>The Bicep CLI that the build restored.</summary>
internal static class BicepCli
{
    public static Task<ProgramRun> RunAsync(
        string[] arguments, CancellationToken cancellationToken, IReadOnlyDictionary<string, string?>? environment = null) =>
        ProgramRun.StartAsync(RestoredPrograms.Bicep, arguments, cancellationToken, environment);
}
