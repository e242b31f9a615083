using Azure;
using Azure.Identity;
using DigitRecognizer.Imaging;
using DigitRecognizer.Model.Data;
using DigitRecognizer.Networks;

namespace DigitRecognizer.Model.Commands;

/// <summary>Reports expected errors as one sentence; unexpected exceptions keep their stack trace.</summary>
internal static class Failures
{
    private const int Failed = 1, NothingDone = 2, Cancelled = 130;

    /// <summary>Runs a command's work.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> ExplainAsync(Func<Task> work)
    {
        try
        {
            await work();
            return 0;
        }
        catch (OperationCanceledException)
        {
            return Cancelled;
        }
        catch (UnfinishedTrainingException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return NothingDone;
        }
        catch (Exception e) when (IsForTheCaller(Cause(e)))
        {
            await Console.Error.WriteLineAsync(Cause(e).Message);
            return Failed;
        }
    }

    /// <summary>Unwraps the exceptions of parallel work.</summary>
    private static Exception Cause(Exception e) => e is AggregateException { InnerException: { } inner } ? inner : e;

    private static bool IsForTheCaller(Exception e) =>
        e is DownloadException or ImageRejectedException or InvalidDataException or InvalidModelException
        or InvalidOperationException or ArgumentException or FormatException or IOException or UnauthorizedAccessException
        or RequestFailedException or AuthenticationFailedException;
}
