using System.Diagnostics;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using DigitRecognizer.Api;
using DigitRecognizer.Conformance.Contract;
using DigitRecognizer.Local.Tests.Weights;
using DigitRecognizer.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Xunit;

namespace DigitRecognizer.Local.Tests;

/// <summary>The program as a person starts it.</summary>
public sealed partial class CommandLineTests
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "DigitRecognizer.Local.dll");

    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    public async Task It_prints_its_address_and_stops_cleanly(string signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such signals to send from a test.");
        var cancellation = TestContext.Current.CancellationToken;
        await using var server = await ServerProcess.StartAsync(Start("--urls", "http://127.0.0.1:0"), Address(), cancellation);
        using var client = new HttpClient();
        using var health = await client.GetAsync(new Uri($"{server.Ready.Groups["address"].Value}/api/health"), cancellation);

        var exitCode = await server.StopAsync(signal, cancellation);

        Assert.Equal((HttpStatusCode.OK, 0), (health.StatusCode, exitCode));
        Assert.DoesNotContain("Exception", server.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_one_core_the_runtime_optimizes_after_a_tenth_of_a_second_and_not_after_a_second()
    {
        var file = await File.ReadAllTextAsync(Path.ChangeExtension(Program, "runtimeconfig.json"), TestContext.Current.CancellationToken);
        using var settings = JsonDocument.Parse(file);

        Assert.Equal(10, settings.RootElement.GetProperty("runtimeOptions").GetProperty("configProperties")
            .GetProperty("System.Runtime.TieredCompilation.CallCountingDelayMs").GetInt32());
    }

    [Fact]
    public async Task A_request_under_way_is_answered_when_the_program_is_told_to_stop()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such signals to send from a test.");
        var cancellation = TestContext.Current.CancellationToken;
        await using var server = await ServerProcess.StartAsync(Start("--urls", "http://127.0.0.1:0"), Address(), cancellation);
        using var request = await SlowRequest.BeginAsync(new Uri(server.Ready.Groups["address"].Value), cancellation);
        await Task.Delay(TimeSpan.FromMilliseconds(500), cancellation);

        var exitCode = server.StopAsync("TERM", cancellation);
        await Task.Delay(TimeSpan.FromMilliseconds(500), cancellation);

        Assert.Equal("HTTP/1.1 200 OK", await request.EndAsync(cancellation));
        Assert.Equal(0, await exitCode);
    }

    [Fact]
    public async Task A_stop_waits_for_the_slowest_body_that_is_accepted()
    {
        await using var host = LocalFactory.Start();

        Assert.True(host.Services.GetRequiredService<IOptions<HostOptions>>().Value.ShutdownTimeout > ApiLimits.MaxBodyTime);
    }

    [Fact]
    public async Task A_taken_port_is_told_in_one_sentence()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var first = await ServerProcess.StartAsync(Start("--urls", "http://127.0.0.1:0"), Address(), cancellation);

        var (exitCode, output, errors) = await RunAsync("--urls", first.Ready.Groups["address"].Value);

        Assert.Equal(1, exitCode);
        Assert.Contains("--urls", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output + errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--api", "nonsense")]
    [InlineData("--cors", "localhost")]
    public async Task An_address_that_is_none_is_told_with_the_usage(string option, string value)
    {
        var (exitCode, _, errors) = await RunAsync(option, value);

        Assert.Equal(2, exitCode);
        Assert.Contains($"'{value}'", errors, StringComparison.Ordinal);
        Assert.Contains("Usage:", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("WeightsStorage:clientId=id", "WeightsStorage:clientId is set without WeightsStorage:blobServiceUri")]
    [InlineData("WeightsStorage=secret", "WeightsStorage is not the connection string of a storage account")]
    [InlineData("WeightsStorage:pollInterval=0", "WeightsStorage:pollInterval must be a time from 00:00:01 to 01:00:00")]
    public async Task Settings_that_cannot_be_followed_stop_the_start_with_one_sentence(string setting, string sentence)
    {
        var (exitCode, output, errors) = await RunAsync("--urls", "http://127.0.0.1:0", $"--{setting}");

        Assert.Equal((2, ""), (exitCode, output));
        Assert.StartsWith(sentence, Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "DigitRecognizer.Weights", new[] { "Azure.", "Microsoft.Identity", "System.Net.Http" })]
    [InlineData("WeightsStorage", "System.Net.Http", new[] { "Azure.", "Microsoft.Identity" })]
    [InlineData("WeightsStorage:blobServiceUri", "Microsoft.Identity.Client", new[] { "Azure.Storage." })]
    public async Task Azures_libraries_are_loaded_only_for_an_identity(string? setting, string loaded, string[] notLoaded)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such signals to send from a test.");
        var cancellation = TestContext.Current.CancellationToken;
        var stopped = $"http://127.0.0.1:{FreePort.Find()}/devstoreaccount1";
        string[] storage = setting is null
            ? []
            : [$"--{setting}={(setting == "WeightsStorage" ? Azurite.ConnectionStringFor(stopped) : stopped)}"];
        var list = Path.GetTempFileName();
        var start = Start(["--urls", "http://127.0.0.1:0", .. storage]);
        start.Environment["DOTNET_STARTUP_HOOKS"] = typeof(StartupHook).Assembly.Location;
        start.Environment[StartupHook.FileVariable] = list;
        await using var server = await ServerProcess.StartAsync(start, Address(), cancellation);
        await server.StopAsync("TERM", cancellation);
        var assemblies = await File.ReadAllLinesAsync(list, cancellation);
        File.Delete(list);

        Assert.Contains(loaded, assemblies, StringComparer.Ordinal);
        Assert.DoesNotContain(assemblies, name => Array.Exists(notLoaded, prefix => name.StartsWith(prefix, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Invalid_settings_of_the_environment_stop_the_start_with_the_same_sentence()
    {
        var start = Start("--urls", "http://127.0.0.1:0");
        start.Environment["WeightsStorage"] = "secret";

        var (exitCode, output, errors) = await RunAsync(start);

        Assert.Equal((2, ""), (exitCode, output));
        Assert.StartsWith(
            "WeightsStorage is not the connection string of a storage account",
            Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_download_begins_with_the_settings_of_the_environment_but_those_of_the_command_line_are_used()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var early = BlobServer.Serving(AzuriteFixture.PackagedModel);
        await using var used = BlobServer.Serving(AzuriteFixture.WithMetadata("comment", "used"));
        var start = Start("--urls", "http://127.0.0.1:0", $"--WeightsStorage={Azurite.ConnectionStringFor(used.Address)}");
        start.Environment["WeightsStorage"] = Azurite.ConnectionStringFor(early.Address);
        await using var server = await ServerProcess.StartAsync(start, Address(), cancellation);
        using var client = new HttpClient();

        using var health = await client.GetAsync(new Uri($"{server.Ready.Groups["address"].Value}/api/health"), cancellation);

        Assert.Contains(used.Version, await health.Content.ReadAsStringAsync(cancellation), StringComparison.Ordinal);
        Assert.Equal((1, 1), (early.Requests, used.Requests));
    }

    private static Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] arguments) => RunAsync(Start(arguments));

    private static async Task<(int ExitCode, string Output, string Errors)> RunAsync(ProcessStartInfo start)
    {
        using var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
        var cancellation = TestContext.Current.CancellationToken;
        var errors = process.StandardError.ReadToEndAsync(cancellation);
        var output = await process.StandardOutput.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        return (process.ExitCode, output, await errors);
    }

    private static ProcessStartInfo Start(params string[] arguments) => new("dotnet", [Program, .. arguments])
    {
        RedirectStandardError = true,
        RedirectStandardOutput = true,
        UseShellExecute = false,
    };

    [GeneratedRegex(@"Digit Recognizer is at (?<address>http://[^\s]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Address();
}
