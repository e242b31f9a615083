using System.Text.RegularExpressions;

namespace DigitRecognizer.Testing;

/// <summary>A Markdown document of the repository.</summary>
/// <param name="Path">Relative to the root of the repository, with slashes.</param>
/// <param name="Text">The content, with line feeds.</param>
public sealed partial record Document(string Path, string Text)
{
    private static readonly string[] Folders = ["", ".github", "infra", "model", "docs"];

    /// <summary>All documents.</summary>
    public static IReadOnlyList<Document> All { get; } =
    [
        .. Folders.Where(folder => Directory.Exists(RepositoryRoot.Combine(folder)))
            .SelectMany(folder => Directory.GetFiles(RepositoryRoot.Combine(folder), "*.md"))
            .Select(file => System.IO.Path.GetRelativePath(RepositoryRoot.Path, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal)
            .Select(Read),
    ];

    /// <summary>The targets of links and pictures, such as <c>infra/README.md#choices</c>.</summary>
    public IEnumerable<string> Links => LinkTarget().Matches(WithoutFences()).Select(match => match.Value);

    /// <summary>The anchors that GitHub makes of the headings.</summary>
    public IEnumerable<string> Anchors => WithoutFences().Split('\n')
        .Where(line => line.StartsWith('#'))
        .Select(line => line.TrimStart('#').Trim().ToLowerInvariant().Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_'))
        .Select(name => string.Concat(name).Replace(' ', '-'));

    /// <summary>The text of each section: from one heading of the first two levels to the next.</summary>
    public IEnumerable<string> Sections => SectionStart().Split(Text);

    /// <summary>The shell commands in code blocks, without comments, and those in the text that start with a program's name.</summary>
    public IEnumerable<string> Commands =>
    [
        .. ShellBlocks.SelectMany(block => Continuation().Replace(block, " ").Split('\n')),
        .. CodeInText().Matches(WithoutFences()).Select(match => match.Groups["code"].Value).Where(code => ProgramName().IsMatch(code)),
    ];

    /// <summary>The code blocks of shell commands, without comments.</summary>
    public IEnumerable<string> ShellBlocks => Fence().Matches(Text)
        .Where(match => match.Groups["language"].Value is "sh" or "bash")
        .Select(match => match.Groups["code"].Value.Split('\n').Select(line => Comment().Replace(line, "").Trim()))
        .Select(lines => string.Join('\n', lines.Where(line => line.Length > 0)));

    /// <param name="path">Relative to the root of the repository.</param>
    public static Document Read(string path) =>
        new(path, File.ReadAllText(RepositoryRoot.Combine(path)).ReplaceLineEndings("\n"));

    private string WithoutFences() => Fence().Replace(Text, "");

    [GeneratedRegex(@"^ *```(?<language>\w*)\n(?<code>.*?)\n *```$",
        RegexOptions.Singleline | RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Fence();

    [GeneratedRegex(@"(?<=\]\()[^)\s]+(?=\))", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LinkTarget();

    [GeneratedRegex("(?m)^(?=##? )", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SectionStart();

    [GeneratedRegex(@"\s*\\\n\s*", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Continuation();

    [GeneratedRegex("(^| +)# .*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Comment();

    [GeneratedRegex("`(?<code>[^`\n]+)`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CodeInText();

    [GeneratedRegex(@"^(\w+=\S* )*((dotnet|az|azd|gh|git|func|sh|bash|curl|cp|ls|cd|export|eval) |npm (ci|test|run)\b|\.ci/run$)",
        RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ProgramName();
}
