namespace DigitRecognizer.Conformance.Images;

/// <summary>The smallest TIFF structure that says how the camera was held (Exif 2.32).</summary>
internal static class ExifBlock
{
    public static byte[] Make(int orientation)
    {
        const int Tag = 0x0112, ShortType = 3;
        return new ByteWriter()
            .Bytes("MM\0*"u8).Big32(8)
            .Big16(1)
            .Big16(Tag).Big16(ShortType).Big32(1).Big16(orientation).Big16(0)
            .Big32(0)
            .ToArray();
    }

    /// <summary>Entries of so many bytes each, which are the same bytes for all.</summary>
    public static byte[] Sharing(int count, int length)
    {
        const int UndefinedType = 7, DirectoryStart = 8, EntryLength = 12, FirstTag = 0x9000;
        var block = new ByteWriter().Bytes("MM\0*"u8).Big32(DirectoryStart).Big16(count);
        for (var i = 0; i < count; i++)
        {
            block.Big16(FirstTag + i).Big16(UndefinedType).Big32((uint)length).Big32((uint)(DirectoryStart + 2 + count * EntryLength + 4));
        }

        return block.Big32(0).Bytes(new byte[length]).ToArray();
    }
}
