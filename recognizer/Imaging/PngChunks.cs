using System.Buffers.Binary;

namespace DigitRecognizer.Imaging;

/// <summary>Where the chunks of a PNG file are (W3C PNG, third edition, 5). Valid only where <see cref="AreSound"/>.</summary>
/// <param name="AreSound">
/// One header, first; image data in consecutive chunks; every chunk inside the file, up to IEND or the end of the file.
/// </param>
/// <param name="HaveEnd">The file has the chunk IEND.</param>
/// <param name="HasTransparency">A tRNS chunk gives some colours an alpha value.</param>
/// <param name="IsAnimation">An acTL chunk announces further frames.</param>
/// <param name="ImageData">The consecutive IDAT chunks, with their lengths, types and check sums.</param>
internal readonly record struct PngChunks(bool AreSound, bool HaveEnd, bool HasTransparency, bool IsAnimation, Range ImageData)
{
    /// <summary>Bytes of a chunk beside its content: length, type and check sum.</summary>
    public const int Overhead = 12;

    public const int SignatureLength = 8;

    /// <summary>Offset of the content of the header chunk, and its length.</summary>
    public const int HeaderAt = SignatureLength + 8, HeaderLength = 13;

    /// <param name="file">Starts with the signature of PNG.</param>
    public static PngChunks Read(ReadOnlySpan<byte> file)
    {
        bool hasTransparency = false, isAnimation = false;
        int dataStart = 0, dataEnd = 0, at = SignatureLength;
        while (at <= file.Length - Overhead)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(file[at..]);
            var type = file.Slice(at + 4, 4);
            if (length > file.Length - Overhead - at || type.SequenceEqual("IHDR"u8) != (at == SignatureLength))
            {
                return default;
            }

            var next = at + Overhead + (int)length;
            if (type.SequenceEqual("IDAT"u8))
            {
                if (dataStart > 0 && dataEnd != at)
                {
                    return default;
                }

                (dataStart, dataEnd) = (dataStart > 0 ? dataStart : at, next);
            }
            else if (type.SequenceEqual("IEND"u8))
            {
                return new PngChunks(AreSound: dataStart > 0, HaveEnd: true, hasTransparency, isAnimation, dataStart..dataEnd);
            }

            hasTransparency |= type.SequenceEqual("tRNS"u8);
            isAnimation |= type.SequenceEqual("acTL"u8);
            at = next;
        }

        return new PngChunks(AreSound: dataStart > 0, HaveEnd: false, hasTransparency, isAnimation, dataStart..dataEnd);
    }

    /// <summary>The content of the image data's chunks, one after the other.</summary>
    /// <exception cref="ImageRejectedException">A check sum does not match.</exception>
    public byte[] ReadImageData(ReadOnlySpan<byte> file)
    {
        var chunks = file[ImageData];
        var content = new byte[chunks.Length];
        var filled = 0;
        while (chunks.Length > 0)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(chunks);
            if (System.IO.Hashing.Crc32.HashToUInt32(chunks.Slice(4, 4 + length)) != BinaryPrimitives.ReadUInt32BigEndian(
                chunks[(8 + length)..]))
            {
                throw ImageHeader.Corrupt(ImageFormat.Png);
            }

            chunks.Slice(8, length).CopyTo(content.AsSpan(filled));
            filled += length;
            chunks = chunks[(Overhead + length)..];
        }

        return content[..filled];
    }
}
