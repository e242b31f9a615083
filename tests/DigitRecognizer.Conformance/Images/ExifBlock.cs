namespace DigitRecognizer.Conformance.Images;

/// <summary>The smallest TIFF structure that says how the camera was held (Exif 2.32).</summary>
internal static class ExifBlock
{
    public static byte[] Make(int orientation)
    {
        const int tag = 0x0112, shortType = 3;
        return new ByteWriter()
            .Bytes("MM\0*"u8).Big32(8)
            .Big16(1)
            .Big16(tag).Big16(shortType).Big32(1).Big16(orientation).Big16(0)
            .Big32(0)
            .ToArray();
    }
}
