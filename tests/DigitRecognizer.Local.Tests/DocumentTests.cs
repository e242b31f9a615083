using DigitRecognizer.Testing;
using Xunit;

namespace DigitRecognizer.Local.Tests;

public sealed class DocumentTests
{
    [Fact]
    public async Task The_committed_description_is_the_one_that_the_build_generates()
    {
        var generated = RepositoryRoot.Combine("local", "obj", "openapi", "openapi.json");
        var committed = RepositoryRoot.Combine("docs", "openapi.json");

        Assert.True(
            await ReadAsync(generated) == await ReadAsync(committed),
            $"docs/openapi.json differs from what the routes say now. Look at the difference, then: cp {generated} {committed}");
    }

    private static async Task<string> ReadAsync(string file) =>
        (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).ReplaceLineEndings("\n");
}
