using System.Diagnostics;
using System.Reflection;
using System.Text.RegularExpressions;
using DigitRecognizer.Testing;

namespace DigitRecognizer.Site.Tests.Infrastructure;

/// <summary>The program local/ on a free port, stopped when disposed.</summary>
internal sealed partial class LocalServer : IAsyncDisposable
{
    private static readonly string Program = typeof(LocalServer).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "LocalProgram").Value!;

    private readonly ServerProcess _process;

    private LocalServer(ServerProcess process) => _process = process;

    public Uri BaseAddress => new(_process.Ready.Groups["address"].Value);

    public static async Task<LocalServer> StartAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Program, "--urls", "http://127.0.0.1:0", .. arguments]) { UseShellExecute = false };
        return new LocalServer(await ServerProcess.StartAsync(start, Announcement(), TestContext.Current.CancellationToken));
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();

    [GeneratedRegex(@"Digit Recognizer is at (?<address>\S+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Announcement();
}
