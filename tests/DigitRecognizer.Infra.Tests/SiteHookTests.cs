using System.Text.RegularExpressions;
using DigitRecognizer.Infra.Tests.Tools;
using DigitRecognizer.Testing;

namespace DigitRecognizer.Infra.Tests;

/// <summary>The hook that uploads the site, in both of its languages.</summary>
public sealed partial class SiteHookTests : IDisposable
{
    private readonly RecordedPrograms _programs = new();
    private readonly TemporaryFolder _uploaded = new();

    [Theory]
    [InlineData(Shell.Sh)]
    [InlineData(Shell.Pwsh)]
    public async Task The_site_is_uploaded_with_the_apis_address_and_may_call_no_other(Shell shell)
    {
        _programs.Add(
            "az",
            $"case \"$*\" in *upload-batch*) while [ \"$1\" != --source ]; do shift; done; cp -R \"$2/.\" '{_uploaded.Path}' ;; esac");
        var run = await _programs.RunHookAsync(shell, "publish-site", HookVariables.All);

        Assert.True(run.ExitCode == 0, run.Errors);
        var page = await File.ReadAllTextAsync(_uploaded["index.html"], TestContext.Current.CancellationToken);
        Assert.Contains("connect-src 'self' https://func-digits-test.azurewebsites.net;", page, StringComparison.Ordinal);
        Assert.Equal(
            "export const apiBase = \"https://func-digits-test.azurewebsites.net/api\";",
            (await File.ReadAllLinesAsync(_uploaded["js/config.js"], TestContext.Current.CancellationToken))[^1]);
        Assert.Equal(Files(RepositoryRoot.Combine("static-web")), Files(_uploaded.Path), StringComparer.Ordinal);
    }

    [Theory]
    [InlineData(Shell.Sh)]
    [InlineData(Shell.Pwsh)]
    public async Task Every_kind_of_file_has_its_content_type_scripts_and_pages_are_always_revalidated_and_pages_come_last(Shell shell)
    {
        _programs.Add("az");
        var run = await _programs.RunHookAsync(shell, "publish-site", HookVariables.All);

        Assert.True(run.ExitCode == 0, run.Errors);
        var uploads = _programs.Calls.Where(call => call.Contains("upload-batch", StringComparison.Ordinal)).ToArray();
        Assert.All(uploads, call => Assert.StartsWith(
            "az storage blob upload-batch --auth-mode login --account-name stcontenttest --destination $web --source ", call,
                StringComparison.Ordinal));
        Assert.Contains(uploads, Has("*.js", "text/javascript;charset=utf-8", "no-cache"));
        Assert.Contains(uploads, Has("*.css", "text/css;charset=utf-8", "no-cache"));
        Assert.Contains(uploads, Has("*.svg", "image/svg+xml", "public,max-age=86400"));
        Assert.True(Has("*.html", "text/html;charset=utf-8", "no-cache")(uploads[^1]), uploads[^1]);
        Assert.Equal(
            Files(RepositoryRoot.Combine("static-web")).Select(file => $"*{Path.GetExtension(file)}").Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
            uploads.Select(call => Pattern().Match(call).Value).Order(StringComparer.Ordinal),
            StringComparer.Ordinal);
        Assert.Contains("The site: https://stcontenttest.z6.web.core.windows.net", run.Output, StringComparison.Ordinal);

        static Predicate<string> Has(string pattern, string type, string cache) => call =>
            call.Contains(
                $" --pattern {pattern} --content-type {type} --content-cache-control {cache} --overwrite ", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Shell.Sh)]
    [InlineData(Shell.Pwsh)]
    public async Task A_file_that_the_site_no_longer_has_is_deleted_after_the_upload_and_no_other_is(Shell shell)
    {
        _programs.Add("az", "case \"$*\" in *'blob list'*) printf 'index.html\\njs/gone.js\\njs/main.js\\n' ;; esac");
        var run = await _programs.RunHookAsync(shell, "publish-site", HookVariables.All);

        Assert.True(run.ExitCode == 0, run.Errors);
        var deletion = Assert.Single(_programs.Calls, call => call.Contains("blob delete", StringComparison.Ordinal));
        Assert.StartsWith(
            "az storage blob delete --auth-mode login --account-name stcontenttest --container-name $web --name js/gone.js ", deletion,
                StringComparison.Ordinal);
        Assert.Equal(deletion, _programs.Calls[^1]);
    }

    [Fact]
    public async Task Both_languages_make_the_same_calls()
    {
        _programs.Add("az", "case \"$*\" in *'blob list'*) printf 'js/gone.js\\n' ;; esac");
        await _programs.RunHookAsync(Shell.Sh, "publish-site", HookVariables.All);
        var sh = _programs.Calls.Select(call => Source().Replace(call, "--source X")).ToArray();
        await _programs.RunHookAsync(Shell.Pwsh, "publish-site", HookVariables.All);

        Assert.Equal(sh, _programs.Calls[sh.Length..].Select(call => Source().Replace(call, "--source X")), StringComparer.Ordinal);
    }

    [Theory]
    [InlineData(Shell.Sh, "apiAddress")]
    [InlineData(Shell.Sh, "contentAccountName")]
    [InlineData(Shell.Pwsh, "apiAddress")]
    [InlineData(Shell.Pwsh, "siteAddress")]
    public async Task Without_an_output_nothing_is_called_and_the_message_says_where_it_comes_from(Shell shell, string missing)
    {
        _programs.Add("az");
        var run = await _programs.RunHookAsync(shell, "publish-site", HookVariables.Without(missing));

        Assert.NotEqual(0, run.ExitCode);
        Assert.Matches($"{missing}[\\s\\S]*infra/", run.Errors);
        Assert.Empty(_programs.Calls);
    }

    [Fact]
    public void The_committed_configuration_of_the_site_stays_local() =>
        Assert.Contains("export const apiBase = \"/api\";", Repository.Read("static-web/js/config.js"), StringComparison.Ordinal);

    public void Dispose()
    {
        _programs.Dispose();
        _uploaded.Dispose();
    }

    private static IEnumerable<string> Files(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file))
            .Order(StringComparer.Ordinal);

    [GeneratedRegex(@"(?<=--pattern )\S+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern();

    [GeneratedRegex(@"--source \S+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Source();
}
