using DigitRecognizer.Testing;

namespace DigitRecognizer.Site.Tests.Infrastructure;

/// <summary>What a run leaves for people to look at, in folders below artifacts that git ignores.</summary>
internal static class Artifacts
{
    public static string Screenshot(string name) => RepositoryRoot.Combine("artifacts", "screenshots", $"{name}.png");

    public static string Failure(string file) => RepositoryRoot.Combine("artifacts", "failures", file);
}
