using System.Buffers.Binary;

namespace DigitRecognizer.Skia;

/// <summary>The orientation in a PNG file's <c>eXIf</c> chunk (W3C PNG, third edition, 11.3.4.5), which Skia does not look for.</summary>
internal static class PngOrientation
{
    private const int Signature = 8, ChunkOverhead = 12;

    /// <summary>The tag's value, or 0 where the file has none.</summary>
    public static int Read(ReadOnlySpan<byte> png)
    {
        var rest = png[Signature..];
        while (rest.Length > ChunkOverhead)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(rest);
            var type = rest[4..8];
            if (length > rest.Length - ChunkOverhead || type.SequenceEqual("IDAT"u8))
            {
                break;
            }

            if (type.SequenceEqual("eXIf"u8))
            {
                return FromTiff(rest.Slice(8, (int)length));
            }

            rest = rest[(ChunkOverhead + (int)length)..];
        }

        return 0;
    }

    private static int FromTiff(ReadOnlySpan<byte> tiff)
    {
        const int orientation = 0x0112, entryLength = 12;
        if (tiff.Length < 8)
        {
            return 0;
        }

        var big = tiff[0] == 'M';
        var directory = Long(tiff[4..], big);
        if (directory > tiff.Length - 2)
        {
            return 0;
        }

        var entries = tiff[((int)directory + 2)..];
        for (var left = Short(tiff[(int)directory..], big); left > 0 && entries.Length >= entryLength; left--)
        {
            if (Short(entries, big) == orientation)
            {
                return Short(entries[8..], big);
            }

            entries = entries[entryLength..];
        }

        return 0;
    }

    private static int Short(ReadOnlySpan<byte> at, bool big) => big ? BinaryPrimitives.ReadUInt16BigEndian(at) : BinaryPrimitives.ReadUInt16LittleEndian(at);

    private static uint Long(ReadOnlySpan<byte> at, bool big) => big ? BinaryPrimitives.ReadUInt32BigEndian(at) : BinaryPrimitives.ReadUInt32LittleEndian(at);
}
