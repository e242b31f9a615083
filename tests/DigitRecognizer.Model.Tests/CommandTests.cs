using System.Diagnostics;

namespace DigitRecognizer.Model.Tests;

/// <summary>The program as it is started from a shell.</summary>
public sealed class CommandTests
{
    [Fact]
    public async Task Help_names_every_command()
    {
        var (code, output) = await RunAsync(["--help"]);

        Assert.Equal(0, code);
        Assert.All(["train", "preview", "evaluate", "export", "publish", "ablate", "card"], name => Assert.Contains($"  {name}", output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Offline_it_says_what_is_missing()
    {
        using var cache = new TemporaryFolder();

        var (code, output) = await RunAsync(["evaluate", "--cache", cache.Path], ("npm_config_registry", "http://127.0.0.1:9"), ("npm_config_fetch_retries", "0"), ("npm_config_cache", cache.Combine("npm")));

        Assert.Equal(1, code);
        Assert.Contains("is this machine online", output.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_npm_it_says_so()
    {
        using var cache = new TemporaryFolder();

        var (code, output) = await RunAsync(["evaluate", "--cache", cache.Path], ("PATH", cache.Path));

        Assert.Equal(1, code);
        Assert.Contains("install Node.js", output.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_file_that_is_not_there_is_named()
    {
        var (code, output) = await RunAsync(["evaluate", "--model", "nowhere.onnx"]);

        Assert.Equal(1, code);
        Assert.Contains("nowhere.onnx", output, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Output)> RunAsync(string[] arguments, params (string Name, string Value)[] environment)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var start = new ProcessStartInfo(FindDotnet(), ["exec", Path.Combine(AppContext.BaseDirectory, "DigitRecognizer.Model.dll"), .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync(cancellation);
        var output = await process.StandardOutput.ReadToEndAsync(cancellation) + await error;
        await process.WaitForExitAsync(cancellation);
        return (process.ExitCode, output);
    }

    /// <summary>The runtime that runs this test.</summary>
    private static string FindDotnet()
    {
        var runtime = System.Runtime.InteropServices.RuntimeEnvironment.GetRuntimeDirectory();
        return Path.GetFullPath(Path.Combine(runtime, "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));
    }
}
