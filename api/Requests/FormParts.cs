using System.Text;
using DigitRecognizer.Api.Problems;
using Microsoft.Net.Http.Headers;

namespace DigitRecognizer.Api.Requests;

/// <summary>Walks the parts of a multipart/form-data body that is in memory (RFC 2046, 5.1; RFC 7578).</summary>
/// <param name="body">The whole body.</param>
/// <param name="boundary">As the content type names it.</param>
internal ref struct FormParts(ReadOnlySpan<byte> body, string boundary)
{
    private const int MaxParts = 100, MaxHeaderBytes = 16 * 1024;

    private readonly ReadOnlySpan<byte> _body = body;
    private readonly ReadOnlySpan<byte> _delimiter = Encoding.ASCII.GetBytes($"\r\n--{boundary}");
    private int _at = -1;
    private int _count;

    /// <summary>Where the content of the current part is in the body.</summary>
    public Range Content { get; private set; }

    /// <summary>The name of the current part; empty where it has none.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The current part states a file name, even an empty one.</summary>
    public bool HasFileName { get; private set; }

    /// <returns>False after the last part.</returns>
    /// <exception cref="ProblemException">The body breaks off, does not keep to its boundary, or has too many parts.</exception>
    public bool MoveNext()
    {
        if (_at < 0)
        {
            // The first delimiter may stand at the very beginning, without the line end that belongs to the others.
            _at = _body.StartsWith(_delimiter[2..]) ? _delimiter.Length - 2 : EndOfDelimiter(0);
        }

        if (_body[_at..].StartsWith("--"u8))
        {
            return false;
        }

        var line = _body[_at..].IndexOf("\r\n"u8);
        if (line < 0 || !_body.Slice(_at, line).TrimStart(" \t"u8).IsEmpty || ++_count > MaxParts)
        {
            throw Malformed();
        }

        var start = ReadHeaders(_at + line + 2);
        // A part without content ends with the line end of its headers.
        var end = EndOfDelimiter(start - 2);
        Content = start..Math.Max(start, end - _delimiter.Length);
        _at = end;
        return true;
    }

    private int EndOfDelimiter(int from)
    {
        while (from < _body.Length && _body[from..].IndexOf(_delimiter) is >= 0 and var found)
        {
            from += found + _delimiter.Length;
            var rest = _body[from..].TrimStart(" \t"u8);
            if (rest.StartsWith("\r\n"u8) || _body[from..].StartsWith("--"u8))
            {
                return from;
            }
        }

        throw Malformed();
    }

    /// <returns>Where the content begins.</returns>
    private int ReadHeaders(int at)
    {
        (Name, HasFileName) = ("", false);
        for (var limit = at + MaxHeaderBytes; at < limit;)
        {
            var length = _body[at..].IndexOf("\r\n"u8);
            if (length == 0)
            {
                return at + 2;
            }

            var colon = length < 0 ? -1 : _body.Slice(at, length).IndexOf((byte)':');
            if (colon < 0)
            {
                break;
            }

            ReadHeader(Encoding.UTF8.GetString(_body.Slice(at, colon)), _body.Slice(at + colon + 1, length - colon - 1));
            at += length + 2;
        }

        throw Malformed();
    }

    private void ReadHeader(string name, ReadOnlySpan<byte> value)
    {
        if (name.Equals(HeaderNames.ContentDisposition, StringComparison.OrdinalIgnoreCase)
            && ContentDispositionHeaderValue.TryParse(Encoding.UTF8.GetString(value), out var disposition))
        {
            Name = HeaderUtilities.RemoveQuotes(disposition.Name).ToString();
            HasFileName = disposition.FileName.HasValue || disposition.FileNameStar.HasValue;
        }
    }

    private static ProblemException Malformed() => new(ProblemCatalog.MalformedMultipart(
        $"The body breaks off, does not keep to its boundary, or has over {MaxParts} parts: send it again, whole."));
}
