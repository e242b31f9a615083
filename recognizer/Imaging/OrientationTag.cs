using System.Buffers.Binary;

namespace DigitRecognizer.Imaging;

/// <summary>
/// Finds the orientation in a picture file, and nothing else. Reading all metadata is what a few kilobytes can turn into gigabytes:
/// compressed texts, or thousands of Exif entries that share their bytes.
/// </summary>
public static class OrientationTag
{
    /// <summary>The tag's value, or 0 where the file has none.</summary>
    public static int Read(ReadOnlySpan<byte> file, ImageFormat format) => FromTiff(format switch
    {
        ImageFormat.Png => PngExif(file),
        ImageFormat.Jpeg => JpegFrame.Exif(file),
        ImageFormat.WebP => WebPChunks.Find(file, "EXIF"u8),
        _ => [],
    });

    /// <summary>The <c>eXIf</c> chunk (W3C PNG, third edition, 11.3.4.5).</summary>
    private static ReadOnlySpan<byte> PngExif(ReadOnlySpan<byte> png)
    {
        const int Signature = 8, ChunkOverhead = 12;
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
                return rest.Slice(8, (int)length);
            }

            rest = rest[(ChunkOverhead + (int)length)..];
        }

        return [];
    }

    private static int FromTiff(ReadOnlySpan<byte> tiff)
    {
        const int Orientation = 0x0112, EntryLength = 12;
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
        for (var left = Short(tiff[(int)directory..], big); left > 0 && entries.Length >= EntryLength; left--)
        {
            if (Short(entries, big) == Orientation)
            {
                return Short(entries[8..], big);
            }

            entries = entries[EntryLength..];
        }

        return 0;
    }

    private static int Short(ReadOnlySpan<byte> at, bool big) => big
        ? BinaryPrimitives.ReadUInt16BigEndian(at)
        : BinaryPrimitives.ReadUInt16LittleEndian(at);

    private static uint Long(ReadOnlySpan<byte> at, bool big) => big
        ? BinaryPrimitives.ReadUInt32BigEndian(at)
        : BinaryPrimitives.ReadUInt32LittleEndian(at);
}
