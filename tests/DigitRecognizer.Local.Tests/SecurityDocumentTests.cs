using System.Text.RegularExpressions;
using DigitRecognizer.Testing;
using Xunit;

namespace DigitRecognizer.Local.Tests;

/// <summary>SECURITY.md names a test for each claim; each has to exist.</summary>
public sealed partial class SecurityDocumentTests
{
    [Fact]
    public async Task Every_test_that_SECURITY_md_names_exists()
    {
        var document = await File.ReadAllTextAsync(RepositoryRoot.Combine("SECURITY.md"), TestContext.Current.CancellationToken);
        var sources = Directory.GetFiles(RepositoryRoot.Combine("tests"), "*.cs", SearchOption.AllDirectories).ToLookup(
            file => Path.GetFileName(file).Split('.')[0], StringComparer.Ordinal);
        var names = Names().Matches(document);

        Assert.True(names.Count > 20);
        Assert.All(names, name =>
        {
            var files = sources[name.Groups["class"].Value].ToArray();
            Assert.NotEmpty(files);
            Assert.Contains(files, file => File.ReadAllText(file).Contains($" {name.Groups["method"].Value}", StringComparison.Ordinal));
        });
    }

    [GeneratedRegex(@"`(?<class>\w+(Tests|Suite)|Exchange)(\.(?<method>\w+))?`", RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Names();
}
