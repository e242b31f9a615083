using System.Text.RegularExpressions;
using DigitRecognizer.Testing;
using Xunit;

namespace DigitRecognizer.Tests.Documents;

/// <summary>Costs are calculated, so infra/ is not concerned.</summary>
public sealed partial class DocumentFigureTests
{
    [Theory]
    [InlineData("README.md")]
    [InlineData("model/README.md")]
    public void Every_section_with_measured_figures_names_the_command_that_measures_them(string path)
    {
        var sections = Document.Read(path).Sections.Where(section => Figure().IsMatch(section)).ToArray();

        Assert.NotEmpty(sections);
        Assert.All(sections, section =>
            Assert.True(section.Contains("`dotnet ", StringComparison.Ordinal), $"{path} has figures without a command in:\n{section}"));
    }

    [Fact]
    public void Every_item_of_the_list_of_accuracies_names_its_command()
    {
        var section = Document.Read("README.md").Sections.Single(text => text.StartsWith("## Accuracy", StringComparison.Ordinal));
        var items = section.Split("\n- ")[1..];

        Assert.NotEmpty(items);
        Assert.All(items, item => Assert.Contains("`dotnet ", item, StringComparison.Ordinal));
    }

    /// <summary>A share or a time in milliseconds.</summary>
    [GeneratedRegex(@"\d %|\d ms\b| ms \|", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Figure();
}
