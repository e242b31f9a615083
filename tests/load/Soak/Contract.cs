using System.Globalization;

namespace DigitRecognizer.Load.Soak;

/// <summary>Which errors the contract allows.</summary>
internal static class Contract
{
    /// <summary>Counts an error: expected where its status is one that the client provoked and its form is that of the contract.</summary>
    public static void Judge(in Reply reply, SoakRecord record, params ReadOnlySpan<string> provoked)
    {
        var status = reply.Status.ToString(CultureInfo.InvariantCulture);
        var head = reply.HeadText;
        if (!provoked.Contains(status))
        {
            record.AddDefect($"{status} where it was not provoked: {reply.BodyText}");
        }
        else if (!head.Contains("Content-Type: application/problem+json", StringComparison.Ordinal))
        {
            record.AddDefect($"{status} without problem details");
        }
        else if (reply.Status == 503 && !head.Contains("Retry-After: ", StringComparison.Ordinal))
        {
            record.AddDefect("503 without Retry-After");
        }
        else
        {
            record.AddExpected(status);
        }
    }
}
