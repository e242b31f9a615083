using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using DigitRecognizer.Testing;

namespace DigitRecognizer.Load;

/// <summary>A program as it would be deployed, in artifacts/load.</summary>
/// <param name="Executable">What to start.</param>
internal sealed partial record PublishedProgram(string Executable)
{
    /// <summary>Publishes a project.</summary>
    /// <param name="project">Its folder.</param>
    /// <param name="name">The name of its assembly.</param>
    /// <param name="cancellationToken">Ends the publishing.</param>
    /// <param name="properties">MSBuild properties, such as <c>PublishReadyToRun=true</c>. With any, the output has its own folder.</param>
    public static async Task<PublishedProgram> BuildAsync(
        string project, string name, CancellationToken cancellationToken, params string[] properties)
    {
        Console.WriteLine($"Publishing {Path.GetRelativePath(RepositoryRoot.Path, project)} ...");
        var folder = RepositoryRoot.Combine("artifacts", "load", properties.Length > 0 ? name + ".WithProperties" : name);
        string[] arguments =
        [
            "publish", project, "--configuration", "Release", "--runtime", RuntimeInformation.RuntimeIdentifier, "--self-contained",
                "false",
            "--output", folder, "--nologo", "--verbosity", "quiet", .. properties.Select(property => $"--property:{property}"),
        ];
        using var publish = Process.Start(new ProcessStartInfo("dotnet", arguments))
            ?? throw new InvalidOperationException("dotnet did not start.");
        await publish.WaitForExitAsync(cancellationToken);
        return publish.ExitCode == 0
            ? new PublishedProgram(Path.Combine(folder, OperatingSystem.IsWindows() ? $"{name}.exe" : name))
            : throw new InvalidOperationException($"Publishing {name} failed.");
    }

    public Task<ServerProcess> StartAsync(int port, CancellationToken cancellationToken, params string[] arguments) =>
        StartAsync(Start(port, arguments), cancellationToken);

    public static Task<ServerProcess> StartAsync(ProcessStartInfo start, CancellationToken cancellationToken) =>
        ServerProcess.StartAsync(start, Ready(), cancellationToken);

    public ProcessStartInfo Start(int port, params string[] arguments) =>
        new(Executable, [.. arguments, "--urls", $"http://127.0.0.1:{port}"])
        {
            UseShellExecute = false,
            WorkingDirectory = Path.GetDirectoryName(Executable),
        };

    [GeneratedRegex(" is at http|Now listening", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Ready();
}
