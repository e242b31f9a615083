using DigitRecognizer.Api.Problems;

namespace DigitRecognizer.Api.Requests;

/// <summary>What a body is, where the JSON reader would only say that it is not JSON.</summary>
internal static class JsonText
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <returns>The body without a byte order mark.</returns>
    /// <exception cref="ProblemException">It is empty, or UTF-16.</exception>
    public static ReadOnlySpan<byte> RequireUtf8(ReadOnlySpan<byte> body)
    {
        if (body.IsEmpty)
        {
            throw new ProblemException(ProblemCatalog.MalformedJson("""The body is empty: send {"data": rows}."""));
        }

        // JSON begins with two ASCII characters, of which UTF-16 makes a zero byte each.
        if (body is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] or [0, _, ..] or [_, 0, ..])
        {
            throw new ProblemException(ProblemCatalog.MalformedJson("The body is UTF-16: send the JSON as UTF-8."));
        }

        return body.StartsWith(ByteOrderMark) ? body[ByteOrderMark.Length..] : body;
    }

    /// <summary>The word that stands for no number and comes next, as Python and JavaScript write it; null where none does.</summary>
    public static string? NonNumberAt(ReadOnlySpan<byte> rest)
    {
        rest = rest.TrimStart(" \t\r\n,:"u8);
        return rest.StartsWith("NaN"u8) || rest.StartsWith("nan"u8) ? "NaN"
            : rest.StartsWith("Infinity"u8) || rest.StartsWith("inf"u8) ? "Infinity"
            : rest.StartsWith("-Infinity"u8) || rest.StartsWith("-inf"u8) ? "-Infinity"
            : null;
    }
}
