using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using DigitRecognizer.Testing;
using Xunit;

namespace DigitRecognizer.Local.Tests;

/// <summary>Runs what the README tells people to type, so that it cannot go stale.</summary>
public sealed partial class ReadmeTests
{
    private const string Heading = "## The API";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_curl_example_of_the_README_works()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The examples are written for a POSIX shell.");
        await using var host = LocalFactory.Start();
        var examples = await ExamplesAsync("bash", host);

        Assert.NotEmpty(examples);
        foreach (var example in examples.Where(code => code.StartsWith("curl", StringComparison.Ordinal)))
        {
            var output = await RunAsync("bash", "-euo", "pipefail", "-c", example);
            using var answer = JsonDocument.Parse(output[output.IndexOf('{', StringComparison.Ordinal)..]);
            Assert.False(answer.RootElement.TryGetProperty("type", out var problem), $"{example}\n-> {problem}");
        }
    }

    [Fact]
    public async Task The_example_in_Python_reads_a_seven() => await AssertReadsSevenAsync("python", "True", "python3", "-c");

    [Fact]
    public async Task The_example_in_JavaScript_reads_a_seven() =>
        await AssertReadsSevenAsync("js", "true", "node", "--input-type=module", "--eval");

    [Fact]
    public async Task The_example_in_CSharp_reads_a_seven()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The examples are written for a POSIX shell.");
        // Outside of the repository, whose build settings are not the reader's; always there, so that a second run needs no compilation.
        var folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), "digit-recognizer-example")).FullName;
        await using var host = LocalFactory.Start();
        var example = Assert.Single(await ExamplesAsync("csharp", host));
        var address = host.Address.GetLeftPart(UriPartial.Authority);
        var program = Path.Combine(folder, "seven.cs");
        // The port differs from run to run: it is passed by the environment.
        var code = example.Replace(
            $"\"{address}/api/\"", "Environment.GetEnvironmentVariable(\"DIGIT_RECOGNIZER_EXAMPLE\")!", StringComparison.Ordinal);
        if (!File.Exists(program) || await File.ReadAllTextAsync(program, Cancellation) != code)
        {
            await File.WriteAllTextAsync(program, code, Cancellation);
        }

        Assert.Equal("7 true", (await RunAsync("env", $"DIGIT_RECOGNIZER_EXAMPLE={address}/api/", "dotnet", "run", program)).Trim());
    }

    private static async Task AssertReadsSevenAsync(string language, string accepted, params string[] command)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The examples are written for a POSIX shell.");
        await using var host = LocalFactory.Start();
        var example = Assert.Single(await ExamplesAsync(language, host));

        Assert.Equal($"7 {accepted}", (await RunAsync([.. command, example])).Trim());
    }

    /// <summary>The fenced blocks of a language below the heading, pointed at a host.</summary>
    private static async Task<string[]> ExamplesAsync(string language, LocalFactory host)
    {
        var readme = await File.ReadAllTextAsync(RepositoryRoot.Combine("README.md"), Cancellation);
        var start = readme.IndexOf($"\n{Heading}\n", StringComparison.Ordinal);
        Assert.True(start >= 0, $"README.md has a heading '{Heading}'.");
        var end = readme.IndexOf("\n## ", start + Heading.Length, StringComparison.Ordinal);
        var section = end < 0 ? readme[start..] : readme[start..end];
        return [.. Fence().Matches(section)
            .Where(match => match.Groups["language"].Value == language)
            .Select(match => Localhost().Replace(match.Groups["code"].Value, host.Address.GetLeftPart(UriPartial.Authority)))];
    }

    private static async Task<string> RunAsync(params string[] command)
    {
        using var program = Process.Start(new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = RepositoryRoot.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        }) ?? throw new InvalidOperationException($"{command[0]} did not start.");
        var errors = program.StandardError.ReadToEndAsync(Cancellation);
        var output = await program.StandardOutput.ReadToEndAsync(Cancellation);
        await program.WaitForExitAsync(Cancellation);

        Assert.True(program.ExitCode == 0, $"{string.Join(' ', command)}\n-> {program.ExitCode}\n{await errors}\n{output}");
        return output;
    }

    [GeneratedRegex(@"^```(?<language>\w+)\n(?<code>.*?)\n```",
        RegexOptions.Singleline | RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Fence();

    [GeneratedRegex(@"http://localhost:\d+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Localhost();
}
