using System.Buffers;
using System.Buffers.Text;
using DigitRecognizer.Api.Problems;
using DigitRecognizer.Imaging;

namespace DigitRecognizer.Api.Requests;

/// <summary>Finds the picture file in an upload.</summary>
internal static class UploadedFile
{
    private const string PreferredName = "file";

    private enum Rank
    {
        None,
        HasFileName,
        IsPicture,
        IsNamedFile,
    }

    /// <summary>
    /// The part named <c>file</c>, else the first that holds a picture, else the first with a file name; a body that is no form is the file
    /// itself. Text in base64, with or without the beginning of a data URL, is decoded where it is.
    /// </summary>
    /// <param name="body">The whole body; base64 text in it is overwritten.</param>
    /// <param name="boundary">Of a form; null where the body is the file.</param>
    /// <exception cref="ProblemException">Malformed, or with no file, an empty one, or several.</exception>
    public static Memory<byte> Find(Memory<byte> body, string? boundary)
    {
        var file = boundary is null ? DecodeBase64(body) : FindPart(body, boundary);
        return file.IsEmpty ? throw new ProblemException(ProblemCatalog.EmptyFile()) : file;
    }

    private static Memory<byte> FindPart(Memory<byte> body, string boundary)
    {
        var best = Rank.None;
        var file = default(Memory<byte>);
        var pictures = 0;
        for (var parts = new FormParts(body.Span, boundary); parts.MoveNext();)
        {
            var content = DecodeBase64(body[parts.Content]);
            var isPicture = ImageDecoder.HasSignature(content.Span);
            var rank = isPicture || (parts.HasFileName && !content.IsEmpty)
                ? parts.Name == PreferredName ? Rank.IsNamedFile : isPicture ? Rank.IsPicture : Rank.HasFileName
                : parts.HasFileName ? Rank.HasFileName : Rank.None;
            pictures += isPicture || rank == Rank.IsNamedFile ? 1 : 0;
            if (rank > best)
            {
                (best, file) = (rank, content);
            }
        }

        return best == Rank.None ? throw new ProblemException(ProblemCatalog.MissingFile())
            : pictures > 1 ? throw new ProblemException(ProblemCatalog.SeveralFiles(pictures))
            : file;
    }

    /// <summary>The bytes of a picture that is sent as text; anything else as it is.</summary>
    private static Memory<byte> DecodeBase64(Memory<byte> content)
    {
        const int EncodedSignature = 16, LongestScheme = 64;
        var text = content.Span;
        var start = text.StartsWith("data:"u8) ? text[..Math.Min(text.Length, LongestScheme)].IndexOf((byte)',') + 1 : 0;
        Span<byte> signature = stackalloc byte[EncodedSignature];
        text = text[start..].TrimStart(" \t\r\n"u8);
        return Base64.DecodeFromUtf8(
            text[..Math.Min(text.Length, EncodedSignature)], signature, out _, out var decoded, isFinalBlock: false) == OperationStatus.Done
            && ImageDecoder.HasSignature(signature[..decoded])
            && Base64.IsValid(text)
            && Base64.DecodeFromUtf8InPlace(text, out var written) == OperationStatus.Done
            ? content.Slice(content.Length - text.Length, written)
            : content;
    }
}
