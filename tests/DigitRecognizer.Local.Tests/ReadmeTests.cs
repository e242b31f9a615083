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

    [Fact]
    public async Task Every_curl_example_of_the_README_works()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The examples are written for a POSIX shell.");
        await using var host = LocalFactory.Start();
        var examples = Examples(await File.ReadAllTextAsync(RepositoryRoot.Combine("README.md"), TestContext.Current.CancellationToken));

        Assert.NotEmpty(examples);
        foreach (var example in examples)
        {
            await AssertWorksAsync(Localhost().Replace(example, host.Address.GetLeftPart(UriPartial.Authority)));
        }
    }

    /// <summary>The fenced blocks of bash below the heading that start with curl.</summary>
    private static List<string> Examples(string readme)
    {
        var start = readme.IndexOf($"\n{Heading}\n", StringComparison.Ordinal);
        Assert.True(start >= 0, $"README.md has a heading '{Heading}'.");
        var end = readme.IndexOf("\n## ", start + Heading.Length, StringComparison.Ordinal);
        var section = end < 0 ? readme[start..] : readme[start..end];
        return [.. Fence().Matches(section).Select(match => match.Groups["code"].Value)
            .Where(code => code.StartsWith("curl", StringComparison.Ordinal))];
    }

    private static async Task AssertWorksAsync(string example)
    {
        using var shell = Process.Start(new ProcessStartInfo("bash", ["-euo", "pipefail", "-c", example])
        {
            WorkingDirectory = RepositoryRoot.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        }) ?? throw new InvalidOperationException("bash did not start.");
        var cancellation = TestContext.Current.CancellationToken;
        var errors = shell.StandardError.ReadToEndAsync(cancellation);
        var output = await shell.StandardOutput.ReadToEndAsync(cancellation);
        await shell.WaitForExitAsync(cancellation);

        Assert.True(shell.ExitCode == 0, $"{example}\n-> {shell.ExitCode}\n{await errors}");
        using var answer = JsonDocument.Parse(output[output.IndexOf('{', StringComparison.Ordinal)..]);
        Assert.False(answer.RootElement.TryGetProperty("type", out var problem), $"{example}\n-> {problem}");
    }

    [GeneratedRegex(@"^```bash\n(?<code>.*?)\n```", RegexOptions.Singleline | RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Fence();

    [GeneratedRegex(@"http://localhost:\d+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Localhost();
}
