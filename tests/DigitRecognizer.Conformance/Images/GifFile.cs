namespace DigitRecognizer.Conformance.Images;

/// <summary>
/// Writes GIF files of any number of frames, each the size of the screen (GIF89a). Codes keep one width, which LZW allows.
/// </summary>
internal static class GifFile
{
    private const int Depth = 8;

    public static byte[] Make(params Picture[] frames)
    {
        var first = frames[0];
        var file = Header(first.Width, first.Height);
        if (frames.Length > 1)
        {
            file.Bytes(0x21, 0xFF, 11).Bytes("NETSCAPE2.0"u8).Bytes(3, 1, 0, 0, 0);
        }

        foreach (var frame in frames)
        {
            Frame(file, frame);
        }

        const int Trailer = 0x3B;
        return file.Byte(Trailer).ToArray();
    }

    /// <summary>
    /// A sound file of so many pixels, all the same, in a thousandth of their bytes: each code stands for one pixel more than the last.
    /// </summary>
    public static byte[] Run(int width, int height)
    {
        const int Clear = 1 << Depth, End = Clear + 1, MostCodes = 4096, Trailer = 0x3B;
        var bits = new LittleBitWriter();
        var (left, code, codeBits) = ((long)width * height, MostCodes, Depth + 1);
        for (var length = 0; left > 0; left -= length)
        {
            if (code >= MostCodes - 1)
            {
                bits.Write(Clear, codeBits);
                (code, codeBits, length) = (End, Depth + 1, 0);
            }

            length++;
            bits.Write(length == 1 ? 0 : code, codeBits);
            code++;
            codeBits = code >= 1 << codeBits ? codeBits + 1 : codeBits;
        }

        bits.Write(End, codeBits);
        var file = Header(width, height);
        file.Byte(0x2C).Little16(0).Little16(0).Little16(width).Little16(height).Byte(0x80).Bytes(0, 0, 0, 255, 255, 255).Byte(Depth);
        foreach (var block in bits.ToArray().Chunk(byte.MaxValue))
        {
            file.Byte(block.Length).Bytes(block);
        }

        return file.Bytes(0, Trailer).ToArray();
    }

    /// <summary>A header that promises so many pixels, and nothing behind it.</summary>
    public static byte[] HeaderOnly(int width, int height) => Header(width, height).ToArray();

    private static ByteWriter Header(int width, int height) =>
        new ByteWriter().Bytes("GIF89a"u8).Little16(width).Little16(height).Bytes(0, 0, 0);

    private static void Frame(ByteWriter file, Picture frame)
    {
        const int Transparent = 255, HasTransparent = 1, TenthOfASecond = 10, LocalColours = 0x80 | (Depth - 1);
        var colours = new List<(byte, byte, byte, byte)>();
        var indices = new List<int>();
        for (var y = 0; y < frame.Height; y++)
        {
            for (var x = 0; x < frame.Width; x++)
            {
                var pixel = frame[x, y];
                if (pixel.Alpha == 0)
                {
                    indices.Add(Transparent);
                    continue;
                }

                if (!colours.Contains(pixel))
                {
                    colours.Add(pixel);
                }

                indices.Add(colours.IndexOf(pixel));
            }
        }

        file.Bytes(0x21, 0xF9, 4, HasTransparent).Little16(TenthOfASecond).Bytes(Transparent, 0);
        file.Byte(0x2C).Little16(0).Little16(0).Little16(frame.Width).Little16(frame.Height).Byte(LocalColours);
        for (var i = 0; i <= Transparent; i++)
        {
            var (red, green, blue, _) = i < colours.Count ? colours[i] : default;
            file.Bytes(red, green, blue);
        }

        file.Byte(Depth);
        foreach (var block in Codes(indices).Chunk(255))
        {
            file.Byte(block.Length).Bytes(block);
        }

        file.Byte(0);
    }

    private static byte[] Codes(List<int> indices)
    {
        // Cleared before the table would need a tenth bit, so that every code is nine bits long.
        const int Clear = 1 << Depth, End = Clear + 1, UntilWider = (1 << Depth) - 3;
        var bits = new LittleBitWriter();
        for (var i = 0; i < indices.Count; i++)
        {
            if (i % UntilWider == 0)
            {
                bits.Write(Clear, Depth + 1);
            }

            bits.Write(indices[i], Depth + 1);
        }

        bits.Write(End, Depth + 1);
        return bits.ToArray();
    }
}
