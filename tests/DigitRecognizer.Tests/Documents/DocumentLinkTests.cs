using DigitRecognizer.Testing;
using Xunit;

namespace DigitRecognizer.Tests.Documents;

public sealed class DocumentLinkTests
{
    public static TheoryData<string> Documents => [.. Document.All.Select(document => document.Path)];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_relative_link_leads_to_a_file_and_a_heading_that_exist(string path)
    {
        var document = Document.Read(path);

        Assert.All(document.Links.Where(link => !link.StartsWith("https://", StringComparison.Ordinal)), link =>
        {
            var parts = link.Split('#');
            var target = parts[0].Length == 0
                ? path
                : Path.GetRelativePath(RepositoryRoot.Path, RepositoryRoot.Combine(Path.GetDirectoryName(path)!, parts[0]));
            Assert.True(Path.Exists(RepositoryRoot.Combine(target)), $"{path}: {target} is missing.");
            Assert.True(
                parts.Length == 1 || Document.Read(target).Anchors.Contains(parts[1], StringComparer.Ordinal),
                $"{path}: {link} leads to no heading of {target}.");
        });
    }

    [Fact]
    public void The_documents_of_each_folder_are_found() => Assert.Superset(
        new HashSet<string>(StringComparer.Ordinal) { "README.md", "CONTRIBUTING.md", "SECURITY.md", "infra/COSTS.md", "model/README.md" },
        Document.All.Select(document => document.Path).ToHashSet(StringComparer.Ordinal));
}
