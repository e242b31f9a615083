using System.IO.Compression;
using System.IO.Hashing;

namespace DigitRecognizer.Conformance.Images;

/// <summary>Writes PNG files of any colour type, depth and interlacing (W3C PNG, third edition).</summary>
internal static class PngFile
{
    public const int Grey = 0, Rgb = 2, Palette = 3, GreyAlpha = 4, Rgba = 6;

    private const int SignatureLength = 8;

    private static readonly (int X, int Y, int StepX, int StepY)[] Whole = [(0, 0, 1, 1)];

    private static readonly (int X, int Y, int StepX, int StepY)[] Adam7 =
        [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)];

    /// <param name="picture">What it shows.</param>
    /// <param name="colour">One of the colour types above.</param>
    /// <param name="depth">Bits of a sample.</param>
    /// <param name="interlaced">In the seven passes of Adam7.</param>
    /// <param name="orientation">The EXIF orientation, where there is to be one.</param>
    /// <param name="share">The part of the rows' bytes that the image data holds; the file is sound otherwise.</param>
    /// <param name="dataChunks">IDAT chunks over which the data is spread.</param>
    /// <param name="white">The sample that stands for 255; the highest of the depth when null.</param>
    public static byte[] Make(
        Picture picture, int colour, int depth, bool interlaced = false, int? orientation = null, double share = 1, int dataChunks = 1,
            int? white = null)
    {
        var palette = colour == Palette ? Colours(picture) : [];
        var file = Start(picture.Width, picture.Height, colour, depth, interlaced);
        if (orientation is { } how)
        {
            Chunk(file, "eXIf"u8, ExifBlock.Make(how));
        }

        if (colour == Palette)
        {
            Chunk(file, "PLTE"u8, [.. palette.SelectMany(c => new[] { c.Red, c.Green, c.Blue })]);
            Chunk(file, "tRNS"u8, [.. palette.Select(c => c.Alpha)]);
        }

        using var rows = new MemoryStream();
        foreach (var pass in interlaced ? Adam7 : Whole)
        {
            WritePass(rows, picture, pass, colour, depth, palette, white ?? (1 << depth) - 1);
        }

        var data = Deflate(rows.ToArray().AsSpan(0, (int)(rows.Length * share)));
        foreach (var part in data.Chunk((data.Length + dataChunks - 1) / dataChunks))
        {
            Chunk(file, "IDAT"u8, part);
        }

        Chunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    /// <summary>A sound file with a second block of image data behind a text, which no decoder needs.</summary>
    public static byte[] WithDataBehindText(Picture picture, bool interlaced)
    {
        const int EndLength = 12;
        var file = Make(picture, Rgb, 8, interlaced);
        var more = new ByteWriter();
        Chunk(more, "tEXt"u8, "Comment\0more follows"u8.ToArray());
        Chunk(more, "IDAT"u8, Deflate([0]));
        return [.. file[..^EndLength], .. more.ToArray(), .. file[^EndLength..]];
    }

    /// <summary>A sound file with more image data than the picture needs, in a chunk of its own.</summary>
    public static byte[] WithMoreData(Picture picture, bool interlaced)
    {
        const int EndLength = 12;
        var file = Make(picture, Rgb, 8, interlaced);
        var more = new ByteWriter();
        Chunk(more, "IDAT"u8, Deflate([1, 2, 3]));
        return [.. file[..^EndLength], .. more.ToArray(), .. file[^EndLength..]];
    }

    /// <summary>A sound file with a second header behind the first.</summary>
    public static byte[] WithSecondHeader(Picture picture, bool interlaced)
    {
        const int HeaderEnd = SignatureLength + 25;
        var file = Make(picture, Rgb, 8);
        return [.. file[..HeaderEnd], .. Start(picture.Width, picture.Height, Rgb, 8, interlaced).ToArray()[SignatureLength..],
            .. file[HeaderEnd..]];
    }

    /// <summary>A sound file that announces an animation of two frames, of which this is the first.</summary>
    public static byte[] Animated(Picture picture)
    {
        const int HeaderEnd = SignatureLength + 25;
        var control = new ByteWriter();
        Chunk(control, "acTL"u8, new ByteWriter().Big32(2).Big32(0).ToArray());
        var file = Make(picture, Rgb, 8);
        return [.. file[..HeaderEnd], .. control.ToArray(), .. file[HeaderEnd..]];
    }

    /// <summary>A text chunk, then the header that should come first.</summary>
    public static byte[] WithTextFirst(byte[] text, Picture picture)
    {
        var file = Make(picture, Rgb, 8);
        var before = new ByteWriter();
        Chunk(before, "tEXt"u8, text);
        return [.. file[..SignatureLength], .. before.ToArray(), .. file[SignatureLength..]];
    }

    /// <summary>A sound file with compressed texts.</summary>
    public static byte[] WithTexts(Picture picture, int count, int length)
    {
        var text = Deflate(new byte[length]);
        const int HeaderEnd = SignatureLength + 25;
        var texts = new ByteWriter();
        for (var i = 0; i < count; i++)
        {
            Chunk(texts, "zTXt"u8, [(byte)'a', 0, 0, .. text]);
        }

        var file = Make(picture, Rgb, 8);
        return [.. file[..HeaderEnd], .. texts.ToArray(), .. file[HeaderEnd..]];
    }

    /// <summary>A sound file of so many pixels, all of the sample 0, in a thousandth of their bytes.</summary>
    public static byte[] Zeros(int width, int height, int colour, int depth, bool interlaced = false)
    {
        var samples = colour switch
        {
            Rgb => 3,
            Rgba => 4,
            _ => 1,
        };
        var file = Start(width, height, colour, depth, interlaced);
        using var data = new MemoryStream();
        using (var zlib = new ZLibStream(data, CompressionLevel.Optimal))
        {
            foreach (var (x, y, stepX, stepY) in interlaced ? Adam7 : Whole)
            {
                var row = new byte[1 + ((width - x + stepX - 1) / stepX * samples * depth + 7) / 8];
                for (var at = y; at < height; at += stepY)
                {
                    zlib.Write(row);
                }
            }
        }

        Chunk(file, "IDAT"u8, data.ToArray());
        Chunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    /// <summary>A header that promises so many pixels, and nothing behind it.</summary>
    public static byte[] HeaderOnly(int width, int height) => Start(width, height, Rgb, 8, interlaced: false).ToArray();

    private static ByteWriter Start(int width, int height, int colour, int depth, bool interlaced)
    {
        var file = new ByteWriter().Byte(0x89).Bytes("PNG\r\n"u8).Byte(0x1A).Byte('\n');
        Chunk(file, "IHDR"u8, new ByteWriter().Big32((uint)width).Big32((uint)height)
            .Byte(depth).Byte(colour).Byte(0).Byte(0).Byte(interlaced ? 1 : 0).ToArray());
        return file;
    }

    private static List<(byte Red, byte Green, byte Blue, byte Alpha)> Colours(Picture picture)
    {
        var colours = new List<(byte, byte, byte, byte)>();
        for (var y = 0; y < picture.Height; y++)
        {
            for (var x = 0; x < picture.Width; x++)
            {
                if (!colours.Contains(picture[x, y]))
                {
                    colours.Add(picture[x, y]);
                }
            }
        }

        return colours;
    }

    private static void WritePass(
        Stream to, Picture picture, (int X, int Y, int StepX, int StepY) pass, int colour, int depth,
            List<(byte Red, byte Green, byte Blue, byte Alpha)> palette, int white)
    {
        if (pass.X >= picture.Width)
        {
            return;
        }

        for (var y = pass.Y; y < picture.Height; y += pass.StepY)
        {
            var row = new BitPacker(depth);
            for (var x = pass.X; x < picture.Width; x += pass.StepX)
            {
                var pixel = picture[x, y];
                int[] samples = colour switch
                {
                    Grey => [pixel.Red],
                    Rgb => [pixel.Red, pixel.Green, pixel.Blue],
                    GreyAlpha => [pixel.Red, pixel.Alpha],
                    Rgba => [pixel.Red, pixel.Green, pixel.Blue, pixel.Alpha],
                    _ => [palette.IndexOf(pixel)],
                };
                foreach (var sample in samples)
                {
                    row.Add(colour == Palette ? sample : sample * white / 255);
                }
            }

            const int NoFilter = 0;
            to.WriteByte(NoFilter);
            to.Write(row.ToArray());
        }
    }

    private static byte[] Deflate(ReadOnlySpan<byte> content)
    {
        using var deflated = new MemoryStream();
        using (var zlib = new ZLibStream(deflated, CompressionLevel.Fastest))
        {
            zlib.Write(content);
        }

        return deflated.ToArray();
    }

    private static void Chunk(ByteWriter file, ReadOnlySpan<byte> type, byte[] data)
    {
        byte[] covered = [.. type, .. data];
        file.Big32((uint)data.Length).Bytes(covered).Big32(Crc32.HashToUInt32(covered));
    }
}
