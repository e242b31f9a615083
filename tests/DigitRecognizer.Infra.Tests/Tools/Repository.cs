using DigitRecognizer.Testing;

namespace DigitRecognizer.Infra.Tests.Tools;

/// <summary>The files that these tests are about.</summary>
internal static class Repository
{
    public static string Infra { get; } = RepositoryRoot.Combine("infra");

    public static string Read(string path) => File.ReadAllText(RepositoryRoot.Combine(path));
}
