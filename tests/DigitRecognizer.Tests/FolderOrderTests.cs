using System.Text.RegularExpressions;
using DigitRecognizer.Testing;
using Xunit;

namespace DigitRecognizer.Tests;

/// <summary>
/// The folders of recognizer/ are the steps of the algorithm, in order; a folder may use those before it and none after it.
/// </summary>
public sealed partial class FolderOrderTests
{
    private static readonly string[] Order =
        ["Imaging", "Filters", "Grey", "Background", "Ink", "Components", "Framing", "Networks", "Digits", "Numbers"];

    public static TheoryData<string> Folders => [.. Order];

    [Fact]
    public void The_folders_are_the_steps_of_the_algorithm()
    {
        var folders = Directory.GetDirectories(RepositoryRoot.Combine("recognizer")).Select(Path.GetFileName)
            .Except(["bin", "obj"], StringComparer.Ordinal);

        Assert.Equal(Order.Order(StringComparer.Ordinal), folders.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void A_folder_has_a_namespace_of_its_own_and_uses_only_earlier_ones(string folder)
    {
        var earlier = Order[..Array.IndexOf(Order, folder)];
        foreach (var file in Directory.GetFiles(RepositoryRoot.Combine("recognizer", folder), "*.cs"))
        {
            var source = File.ReadAllText(file);

            Assert.Contains($"namespace DigitRecognizer.{folder};", source, StringComparison.Ordinal);
            Assert.All(UsedNamespaces().Matches(source), used => Assert.Contains(used.Groups["folder"].Value, earlier));
        }
    }

    [GeneratedRegex(@"^using (static )?DigitRecognizer\.(?<folder>\w+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex UsedNamespaces();
}
