using System.Text.RegularExpressions;
using DigitRecognizer.Testing;

namespace DigitRecognizer.Tests.Documents;

/// <summary>Checks a dotnet command of a document without running it.</summary>
internal static partial class DotnetCommand
{
    private const string Model = "model";

    private static readonly string[] WithoutProject =
        ["dotnet test", "dotnet format --verify-no-changes", "dotnet nuget list source", "dotnet run", "dotnet publish"];

    public static bool IsOne(string command) => Program().IsMatch(command);

    /// <returns>What is wrong, or null.</returns>
    public static string? Mistake(string command)
    {
        var text = Program().Replace(command, "dotnet ");
        if (WithoutProject.Contains(text, StringComparer.Ordinal))
        {
            return null;
        }

        var match = WithProject().Match(text);
        if (!match.Success)
        {
            return "it is of no form that this test knows";
        }

        var project = match.Groups["project"].Value;
        var folder = RepositoryRoot.Combine(project);
        if (!Directory.Exists(folder) || Directory.GetFiles(folder, "*.csproj").Length != 1)
        {
            return $"{project} is not the folder of a project";
        }

        // DocumentCommandTests of Model.Tests parses the arguments of model/.
        return project == Model ? null : MistakeIn(project, match.Groups["arguments"].Value);
    }

    private static string? MistakeIn(string project, string arguments)
    {
        var sources = Directory.GetFiles(RepositoryRoot.Combine(project), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(File.ReadAllText).ToArray();
        var wanted = Filter().Matches(arguments)
            .Select(filter => filter.Groups["kind"].Value == "class" ? $"class {filter.Groups["name"].Value}" : filter.Groups["name"].Value)
            // Arguments of the test platform and of BenchmarkDotNet are not in the sources.
            .Concat(Known().Replace(Filter().Replace(arguments, ""), "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(word => !IsValue(word));
        var missing = wanted.FirstOrDefault(word => !sources.Any(source => source.Contains(word, StringComparison.Ordinal)));
        return missing is null ? null : $"{project} has no {missing}";
    }

    private static bool IsValue(string word) => word.StartsWith("http://", StringComparison.Ordinal) || char.IsDigit(word[0]);

    [GeneratedRegex(@"^(\w+=\S* )*dotnet ", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Program();

    [GeneratedRegex(@"^dotnet (run( -c Release)? --project|test --project|build) (?<project>[\w./-]+)( -- ?(?<arguments>.*))?$",
        RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WithProject();

    [GeneratedRegex(@"--filter-(?<kind>class|method) '\*?(?<name>\w+)\*?'", RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Filter();

    [GeneratedRegex(@"--explicit only|--filter '\*'", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Known();
}
