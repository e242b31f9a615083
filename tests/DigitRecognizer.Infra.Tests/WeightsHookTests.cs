using System.Security.Cryptography;
using DigitRecognizer.Infra.Tests.Tools;
using DigitRecognizer.Testing;
using DigitRecognizer.Weights;

namespace DigitRecognizer.Infra.Tests;

/// <summary>The hook that uploads the weights, in both of its languages.</summary>
public sealed class WeightsHookTests : IDisposable
{
    private const string NoRole = "You do not have the required permissions needed to perform this operation.";

    private static readonly string Hash =
        Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(RepositoryRoot.Combine("model", "lenet.onnx"))));

    private readonly RecordedPrograms _programs = new();

    [Theory]
    [InlineData(Shell.Sh)]
    [InlineData(Shell.Pwsh)]
    public async Task The_weights_are_uploaded_where_the_code_reads_them_with_the_hash_that_it_verifies(Shell shell)
    {
        _programs.Add("az");
        var run = await _programs.RunHookAsync(shell, "publish-weights", HookVariables.All);

        Assert.True(run.ExitCode == 0, run.Errors);
        Assert.StartsWith(
            $"az storage blob upload --auth-mode login --account-name stcontenttest --container-name {WeightsBlob.ContainerName} --name "
                + $"{WeightsBlob.BlobName} --file ",
            _programs.Calls[^1],
            StringComparison.Ordinal);
        Assert.Contains("lenet.onnx --overwrite --content-type application/octet-stream ", _programs.Calls[^1], StringComparison.Ordinal);
        Assert.Contains($" --metadata {WeightsBlob.HashKey}={Hash} ", _programs.Calls[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Shell.Sh)]
    [InlineData(Shell.Pwsh)]
    public async Task Another_file_can_be_given_which_is_how_a_model_is_rolled_back(Shell shell)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder["old.onnx"], "old", TestContext.Current.CancellationToken);
        _programs.Add("az");
        var run = await _programs.RunHookAsync(shell, "publish-weights", HookVariables.All, folder["old.onnx"]);

        Assert.True(run.ExitCode == 0, run.Errors);
        Assert.Contains($"--file {folder["old.onnx"]} ", _programs.Calls[^1], StringComparison.Ordinal);
        Assert.Contains($"={Convert.ToHexStringLower(SHA256.HashData("old"u8))} ", _programs.Calls[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Shell.Sh)]
    [InlineData(Shell.Pwsh)]
    public async Task Weights_that_are_in_storage_already_are_not_uploaded_again(Shell shell)
    {
        _programs.Add("az", $"echo {Hash}");
        var run = await _programs.RunHookAsync(shell, "publish-weights", HookVariables.All);

        Assert.True(run.ExitCode == 0, run.Errors);
        Assert.Contains("blob list", Assert.Single(_programs.Calls), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Shell.Sh, NoRole)]
    [InlineData(Shell.Sh, "ErrorCode:ServerBusy")]
    [InlineData(Shell.Sh, "(TooManyRequests) The request is being throttled.")]
    [InlineData(Shell.Pwsh, NoRole)]
    [InlineData(Shell.Pwsh, "ErrorCode:ServerBusy")]
    [InlineData(Shell.Pwsh, "(TooManyRequests) The request is being throttled.")]
    public async Task A_role_that_is_not_known_yet_or_a_busy_service_is_tried_again(Shell shell, string error)
    {
        _programs.Add("az", $"[ \"$call\" -gt 2 ] || {{ echo '{error}' >&2; exit 1; }}");
        var run = await _programs.RunHookAsync(shell, "publish-weights", HookVariables.All);

        Assert.True(run.ExitCode == 0, run.Errors);
        Assert.Equal(["list", "list", "list", "upload"], _programs.Calls.Select(call => call.Split(' ')[3]), StringComparer.Ordinal);
        Assert.Contains(error, run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Shell.Sh)]
    [InlineData(Shell.Pwsh)]
    public async Task After_the_last_attempt_the_hook_fails(Shell shell)
    {
        _programs.Add("az", $"echo '{NoRole}' >&2; exit 1");
        var run = await _programs.RunHookAsync(shell, "publish-weights", HookVariables.All);

        Assert.NotEqual(0, run.ExitCode);
        Assert.Equal(3, _programs.Calls.Length);
    }

    [Theory]
    [InlineData(Shell.Sh)]
    [InlineData(Shell.Pwsh)]
    public async Task Any_other_failure_is_final_at_once(Shell shell)
    {
        _programs.Add("az", "echo \"Please run 'az login' to setup account.\" >&2; exit 1");
        var run = await _programs.RunHookAsync(shell, "publish-weights", HookVariables.All);

        Assert.NotEqual(0, run.ExitCode);
        Assert.Single(_programs.Calls);
        Assert.Contains("az login", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Both_languages_make_the_same_calls()
    {
        _programs.Add("az");
        await _programs.RunHookAsync(Shell.Sh, "publish-weights", HookVariables.All, "/dev/null");
        await _programs.RunHookAsync(Shell.Pwsh, "publish-weights", HookVariables.All, "/dev/null");

        Assert.Equal(4, _programs.Calls.Length);
        Assert.Equal(_programs.Calls[..2], _programs.Calls[2..], StringComparer.Ordinal);
    }

    [Fact]
    public void Both_languages_retry_the_same_errors_equally_long()
    {
        var sh = Repository.Read("infra/hooks/retry.sh");
        var pwsh = Repository.Read("infra/hooks/retry.ps1");
        var errors = pwsh.Split("$transient = '")[1].Split('\'')[0];

        Assert.Contains($"'{errors}'", sh, StringComparison.Ordinal);
        Assert.Contains("HOOK_ATTEMPTS:-21", sh, StringComparison.Ordinal);
        Assert.Contains("HOOK_PAUSE:-30", sh, StringComparison.Ordinal);
        Assert.Contains("[int]$env:HOOK_ATTEMPTS : 21", pwsh, StringComparison.Ordinal);
        Assert.Contains("[int]$env:HOOK_PAUSE : 30", pwsh, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Shell.Sh)]
    [InlineData(Shell.Pwsh)]
    public async Task Without_the_account_nothing_is_called_and_the_message_says_where_it_comes_from(Shell shell)
    {
        _programs.Add("az");
        var run = await _programs.RunHookAsync(shell, "publish-weights", HookVariables.Without("contentAccountName"));

        Assert.NotEqual(0, run.ExitCode);
        Assert.Matches("contentAccountName[\\s\\S]*infra/", run.Errors);
        Assert.Empty(_programs.Calls);
    }

    public void Dispose() => _programs.Dispose();
}
