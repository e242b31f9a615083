using System.Net;
using System.Net.Http.Headers;

namespace DigitRecognizer.Model.Data;

/// <summary>
/// Downloads a file, and resumes a download that was interrupted in this run or an earlier one (RFC 9110, "Range Requests").
/// </summary>
public static class ResumableDownload
{
    private const int Tries = 4;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <param name="source">Of the file.</param>
    /// <param name="path">The file to write; an unfinished download is beside it with the ending <c>.part</c>.</param>
    /// <param name="cancellationToken">Ends the download, which can be resumed.</param>
    /// <exception cref="DownloadException">
    /// The server cannot be reached, repeatedly interrupts or sends nothing for half a minute, or has no such file.
    /// </exception>
    public static Task FetchAsync(Uri source, string path, CancellationToken cancellationToken) =>
        FetchAsync(source, path, Patience, cancellationToken);

    internal static async Task FetchAsync(Uri source, string path, TimeSpan patience, CancellationToken cancellationToken)
    {
        var part = path + ".part";
        using var client = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
        for (var attempt = 1; ; attempt++)
        {
            using var silence = new SilenceLimit(patience, cancellationToken);
            try
            {
                await AppendAsync(client, source, part, silence);
                File.Move(part, path, overwrite: true);
                return;
            }
            catch (HttpRequestException e) when (e.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable && attempt < Tries)
            {
                // The unfinished download is of another version of the file.
                File.Delete(part);
            }
            catch (Exception e) when (
                e is HttpRequestException { StatusCode: not null } || (e is HttpRequestException or IOException && attempt >= Tries))
            {
                throw new DownloadException(
                    $"{source} could not be downloaded: {e.Message} What has come so far is kept; the same command goes on from there.", e);
            }
            catch (Exception e) when (e is HttpRequestException or IOException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(250 * attempt), cancellationToken);
            }
        }
    }

    private static async Task AppendAsync(HttpClient client, Uri source, string part, SilenceLimit silence)
    {
        await using var file = new FileStream(part, FileMode.OpenOrCreate);
        file.Seek(0, SeekOrigin.End);
        using var request = new HttpRequestMessage(HttpMethod.Get, source);
        if (file.Length > 0)
        {
            request.Headers.Range = new RangeHeaderValue(file.Length, null);
        }

        using var response = await silence.WaitAsync(token => client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, token));
        response.EnsureSuccessStatusCode();
        if (response.StatusCode != HttpStatusCode.PartialContent)
        {
            file.SetLength(0);
        }

        await using var body = await silence.WaitAsync(response.Content.ReadAsStreamAsync);
        var buffer = new byte[1 << 16];
        int count;
        while ((count = await silence.WaitAsync(token => body.ReadAsync(buffer, token).AsTask())) > 0)
        {
            await file.WriteAsync(buffer.AsMemory(0, count), silence.Caller);
        }
    }
}
