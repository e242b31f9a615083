using System.Buffers.Binary;

namespace DigitRecognizer.Conformance.Images;

/// <summary>Writes uncompressed BMP files (BITMAPINFOHEADER).</summary>
internal static class BmpFile
{
    private const int HeaderLength = 14 + 40;

    public static byte[] Make(Picture picture, bool topDown = false)
    {
        var stride = (picture.Width * 3 + 3) / 4 * 4;
        var file = Header(picture.Width, topDown ? -picture.Height : picture.Height, bits: 24, HeaderLength, stride * picture.Height);
        for (var row = 0; row < picture.Height; row++)
        {
            var y = topDown ? row : picture.Height - 1 - row;
            for (var x = 0; x < picture.Width; x++)
            {
                var pixel = picture[x, y];
                file.Bytes(pixel.Blue, pixel.Green, pixel.Red);
            }

            file.Bytes(new byte[stride - picture.Width * 3]);
        }

        return file.ToArray();
    }

    /// <summary>256 shades of grey as a palette.</summary>
    public static byte[] MakeGrey(Picture picture)
    {
        const int Shades = 256;
        var stride = (picture.Width + 3) / 4 * 4;
        var file = Header(picture.Width, picture.Height, bits: 8, HeaderLength + Shades * 4, stride * picture.Height);
        for (var shade = 0; shade < Shades; shade++)
        {
            file.Bytes((byte)shade, (byte)shade, (byte)shade, 0);
        }

        for (var y = picture.Height - 1; y >= 0; y--)
        {
            for (var x = 0; x < picture.Width; x++)
            {
                file.Byte(picture[x, y].Red);
            }

            file.Bytes(new byte[stride - picture.Width]);
        }

        return file.ToArray();
    }

    /// <summary>A header that promises so many pixels, and nothing behind it.</summary>
    public static byte[] HeaderOnly(int width, int height) => Header(width, height, bits: 24, HeaderLength, dataLength: 0).ToArray();

    /// <summary>Run-length-coded, of so many pixels, none of which the data holds.</summary>
    public static byte[] EmptyRuns(int width, int height)
    {
        const int CompressionAt = 30, RunLength8 = 1, Shades = 256;
        var header = Header(width, height, bits: 8, HeaderLength + Shades * 4, dataLength: 2);
        var file = header.Bytes(new byte[Shades * 4]).Bytes(0, 1).ToArray();
        file[CompressionAt] = RunLength8;
        return file;
    }

    /// <summary>A sound file, except that its pixels are said to start at an offset.</summary>
    public static byte[] WithPixelsAt(int offset, Picture picture)
    {
        const int OffsetAt = 10;
        var file = Make(picture);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(OffsetAt), offset);
        return file;
    }

    private static ByteWriter Header(int width, int height, int bits, int dataOffset, int dataLength) => new ByteWriter()
        .Bytes("BM"u8).Little32(dataOffset + dataLength).Little32(0).Little32(dataOffset)
        .Little32(40).Little32(width).Little32(height).Little16(1).Little16(bits).Little32(0).Little32(dataLength)
        .Little32(2835).Little32(2835).Little32(0).Little32(0);
}
