using System.Diagnostics;
using DigitRecognizer.Testing;

namespace DigitRecognizer.Site.Tests;

/// <summary>Lint, format and unit tests of the site's own code, with the tools of tests/site.</summary>
public sealed class SiteChecksTests
{
    private static readonly string Folder = RepositoryRoot.Combine("tests", "site");

    [Fact]
    public Task Biome_finds_nothing_to_change_in_the_site() => SucceedsAsync(
        Path.Combine("node_modules", "@biomejs", "biome", "bin", "biome"), "ci", "--error-on-warnings", "--config-path=.",
            Path.Combine("..", "..", "static-web"), ".");

    [Fact]
    public Task The_unit_tests_of_the_site_pass() => SucceedsAsync("--test");

    private static async Task SucceedsAsync(params string[] arguments)
    {
        var cancellation = TestContext.Current.CancellationToken;
        await NpmFolder.InstallAsync(Folder, cancellation);
        using var node = Process.Start(new ProcessStartInfo("node", arguments)
        {
            UseShellExecute = false,
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var errors = node.StandardError.ReadToEndAsync(cancellation);
        var output = await node.StandardOutput.ReadToEndAsync(cancellation);
        await node.WaitForExitAsync(cancellation);
        Assert.True(
            node.ExitCode == 0, $"node {string.Join(' ', arguments)} in tests/site ended with {node.ExitCode}:\n{output}{await errors}");
    }
}
