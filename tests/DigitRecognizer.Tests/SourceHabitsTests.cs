using System.Text.RegularExpressions;
using DigitRecognizer.Testing;
using Xunit;

namespace DigitRecognizer.Tests;

/// <summary>Rules for all C# files of the repository that neither the compiler nor an analyzer checks.</summary>
public sealed partial class SourceHabitsTests
{
    private const int MaxLineLength = 140;

    private static readonly string[] SkippedFolders = ["bin", "obj", "node_modules"];

    [Fact]
    public void No_line_is_longer_than_140_characters() => Assert.Empty(
        from file in Sources()
        from line in File.ReadLines(file).Index()
        where line.Item.Length > MaxLineLength
        select $"{file}({line.Index + 1}): {line.Item.Length} characters");

    [Fact]
    public void A_parameter_of_type_CancellationToken_is_called_cancellationToken() => Assert.Empty(
        from file in Sources()
        from Match parameter in OtherTokenName().Matches(File.ReadAllText(file))
        select $"{file}: {parameter.Value}");

    private static string[] Sources()
    {
        var files = Directory.EnumerateDirectories(RepositoryRoot.Path)
            .Where(folder => Directory.EnumerateFiles(folder, "*.csproj").Any() || Path.GetFileName(folder) == "tests")
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(SkippedFolders.Contains))
            .ToArray();
        Assert.Contains(files, file => file.EndsWith("SourceHabitsTests.cs", StringComparison.Ordinal));
        return files;
    }

    [GeneratedRegex(@"\bCancellationToken\??\s+(?!cancellationToken\b)[a-z]\w*\s*[,)=]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OtherTokenName();
}
