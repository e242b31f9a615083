using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using DigitRecognizer.Conformance.Contract;
using DigitRecognizer.Testing;
using Xunit;

namespace DigitRecognizer.Local.Tests;

/// <summary>What the program prints, whatever callers send and whatever it is configured with.</summary>
public sealed partial class OutputTests
{
    private const string Mark = "injected";

    [Fact]
    public async Task Nothing_that_a_caller_sends_and_no_secret_is_printed()
    {
        var cancellation = TestContext.Current.CancellationToken;
        // Nobody listens at the port: reading the weights fails, and that is printed.
        var storage = Azurite.ConnectionStringFor($"http://127.0.0.1:{FreePort.Find()}/devstoreaccount1");
        var start = new ProcessStartInfo(
            "dotnet",
            [
                Path.Combine(AppContext.BaseDirectory, "DigitRecognizer.Local.dll"),
                "--urls", "http://127.0.0.1:0", $"--WeightsStorage={storage}",
            ]);
        await using var server = await ServerProcess.StartAsync(start, Address(), cancellation);
        var address = new Uri(server.Ready.Groups["address"].Value);
        using var client = new HttpClient { BaseAddress = new Uri(address, "api/") };

        await SendFileAsync(client, DrawnSeven.Png(), cancellation);
        await SendFileAsync(client, Encoding.UTF8.GetBytes($"%PDF-{Mark}"), cancellation);
        await SendRawAsync(
            address,
            $"GET /api/{Mark}%0d%0a{Mark} HTTP/1.1\r\nHost: {Mark}\r\nX-Forwarded-For: {Mark}\r\nUser-Agent: {Mark}\x1b[31m\r\n\r\n",
            cancellation);
        await SendRawAsync(address, $"{Mark} / HTTP/9\r\n\r\n", cancellation);
        await SendRawAsync(
            address,
            "POST /api/predict HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
            + $"Transfer-Encoding: chunked\r\n\r\n{Mark}\r\n",
            cancellation);
        await server.StopAsync("TERM", cancellation);

        Assert.Contains("in use, from Packaged weights", server.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(Mark, server.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("AccountKey", server.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(AccountKey().Match(storage).Groups["key"].Value, server.Output, StringComparison.Ordinal);
    }

    private static async Task SendFileAsync(HttpClient client, byte[] file, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"predict_test?{Mark}=%0d%0a{Mark}");
        var part = new ByteArrayContent(file);
        part.Headers.ContentDisposition = new("form-data") { Name = "file", FileName = $"{Mark}\\r\\n{Mark}.png" };
        request.Content = new MultipartFormDataContent { part };
        request.Headers.TryAddWithoutValidation("X-Request-Id", $"{Mark} {Mark}");
        request.Headers.TryAddWithoutValidation("Referer", $"http://{Mark}/");
        using var answer = await client.SendAsync(request, cancellationToken);
    }

    private static async Task SendRawAsync(Uri address, string request, CancellationToken cancellationToken)
    {
        using var caller = new TcpClient();
        await caller.ConnectAsync(address.Host, address.Port, cancellationToken);
        await using var stream = caller.GetStream();
        try
        {
            await stream.WriteAsync(Encoding.Latin1.GetBytes(request), cancellationToken);
            caller.Client.Shutdown(SocketShutdown.Send);
            await stream.CopyToAsync(Stream.Null, cancellationToken);
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            // The server may close the connection of a malformed request at once.
        }
    }

    [GeneratedRegex(@"Digit Recognizer is at (?<address>http://[^\s]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Address();

    [GeneratedRegex("AccountKey=(?<key>[^;]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AccountKey();
}
