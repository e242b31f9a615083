namespace DigitRecognizer.Conformance.Images;

/// <summary>
/// Writes baseline and progressive JPEG files of one, three or four channels, unsubsampled and hardly quantized (ITU-T T.81).
/// </summary>
internal static class JpegFile
{
    private const int Block = 8, Coefficients = Block * Block;

    /// <param name="picture">What it shows.</param>
    /// <param name="colours">The channels.</param>
    /// <param name="progressive">In several scans.</param>
    /// <param name="orientation">The EXIF orientation, where there is to be one.</param>
    /// <param name="restartInterval">Blocks of each channel between restart markers; 0 for none.</param>
    public static byte[] Make(
        Picture picture, JpegColours colours = JpegColours.YCbCr, bool progressive = false, int? orientation = null,
            int restartInterval = 0)
    {
        var planes = Planes(picture, colours);
        var file = Start(picture.Width, picture.Height, (int)colours, progressive ? 0xC2 : 0xC0, orientation);
        JpegTables.Write(file);
        if (restartInterval > 0)
        {
            Segment(file, 0xDD, new ByteWriter().Big16(restartInterval).ToArray());
        }

        var every = Enumerable.Range(0, planes.Length).ToArray();
        if (progressive)
        {
            Scan(file, planes, every, from: 0, to: 0, restartInterval);
            foreach (var plane in every)
            {
                Scan(file, planes, [plane], from: 1, to: Coefficients - 1, restartInterval);
            }
        }
        else
        {
            Scan(file, planes, every, from: 0, to: Coefficients - 1, restartInterval);
        }

        return file.Bytes(0xFF, 0xD9).ToArray();
    }

    /// <summary>
    /// A header that promises so many pixels, and nothing behind it. The frame's marker names the process: 0xC0 baseline, 0xC3 lossless.
    /// </summary>
    public static byte[] HeaderOnly(int width, int height, int frame = 0xC0) => Start(width, height, 3, frame, orientation: null).ToArray();

    /// <summary>Baseline, with a scan that holds nothing.</summary>
    public static byte[] EmptyScan(int width, int height)
    {
        var file = Start(width, height, 3, 0xC0, orientation: null);
        JpegTables.Write(file);
        Segment(file, 0xDA, [3, 1, 0, 2, 0, 3, 0, 0, Coefficients - 1, 0]);
        return file.Bytes(0xFF, 0xD9).ToArray();
    }

    /// <summary>Grey and progressive, with so many scans of one bit for thousands of blocks.</summary>
    public static byte[] ManyScans(int width, int height, int scans)
    {
        const int LongestRun = 0xE0, RunBits = 14;
        var file = Start(width, height, 1, 0xC2, orientation: null);
        Segment(file, 0xC4, [0x00, 1, .. new byte[15], 0]);
        Segment(file, 0xC4, [0x10, 1, .. new byte[15], LongestRun]);
        var blocks = (width + Block - 1) / Block * ((height + Block - 1) / Block);
        Segment(file, 0xDA, [1, 1, 0, 0, 0, 0]);
        file.Bytes(new byte[(blocks + 7) / 8]);
        var bits = new JpegBitWriter();
        for (var left = blocks; left > 0; left -= (2 << RunBits) - 1)
        {
            bits.Write(0, 1);
            bits.Write((1 << RunBits) - 1, RunBits);
        }

        var scan = bits.ToArray();
        for (var i = 0; i < scans; i++)
        {
            Segment(file, 0xDA, [1, 1, 0, 1, Coefficients - 1, 0]);
            file.Bytes(scan);
        }

        return file.Bytes(0xFF, 0xD9).ToArray();
    }

    /// <summary>
    /// A sound file and, inside a segment that decoders pass over, the header of a picture of 8 x 8. Who takes a restart marker
    /// for a segment with a length lands on it.
    /// </summary>
    public static byte[] WithHiddenFrame(Picture picture)
    {
        const int ToTheHiddenFrame = 6;
        var hidden = new ByteWriter();
        Segment(hidden, 0xC0, new ByteWriter().Byte(8).Big16(8).Big16(8).Byte(3).Bytes(1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0).ToArray());
        var before = new ByteWriter().Bytes(0xFF, 0xD8, 0xFF, 0xD0).Big16(ToTheHiddenFrame);
        Segment(before, 0xE1, hidden.ToArray());
        return [.. before.ToArray(), .. Make(picture)[2..]];
    }

    private static ByteWriter Start(int width, int height, int channels, int frame, int? orientation)
    {
        var file = new ByteWriter().Bytes(0xFF, 0xD8);
        if (orientation is { } how)
        {
            Segment(file, 0xE1, [.. "Exif\0\0"u8, .. ExifBlock.Make(how)]);
        }

        if (channels == (int)JpegColours.Cmyk)
        {
            // Adobe's mark with transform 0 says: CMYK, and inverted.
            Segment(file, 0xEE, [.. "Adobe"u8, 0, 100, 0, 0, 0, 0, 0]);
        }

        Segment(file, 0xDB, [0, .. Enumerable.Repeat((byte)1, Coefficients)]);
        var header = new ByteWriter().Byte(8).Big16(height).Big16(width).Byte(channels);
        for (var channel = 1; channel <= channels; channel++)
        {
            header.Bytes((byte)channel, 0x11, 0);
        }

        Segment(file, frame, header.ToArray());
        return file;
    }

    private static void Scan(ByteWriter file, JpegPlane[] planes, int[] chosen, int from, int to, int restartInterval)
    {
        var header = new ByteWriter().Byte(chosen.Length);
        foreach (var plane in chosen)
        {
            header.Bytes((byte)(plane + 1), 0);
        }

        Segment(file, 0xDA, header.Bytes((byte)from, (byte)to, 0).ToArray());
        var bits = new JpegBitWriter();
        var previous = new int[planes.Length];
        for (var block = 0; block < planes[0].Blocks; block++)
        {
            if (restartInterval > 0 && block > 0 && block % restartInterval == 0)
            {
                const int Restart = 0xD0, RestartMarkers = 8;
                file.Bytes(bits.ToArray()).Bytes(0xFF, (byte)(Restart + (block / restartInterval - 1) % RestartMarkers));
                bits = new JpegBitWriter();
                Array.Clear(previous);
            }

            foreach (var plane in chosen)
            {
                var coefficients = planes[plane].Transform(block);
                if (from == 0)
                {
                    JpegTables.WriteDc(bits, coefficients[0] - previous[plane]);
                    previous[plane] = coefficients[0];
                }

                if (to > 0)
                {
                    JpegTables.WriteAc(bits, coefficients.AsSpan(1));
                }
            }
        }

        file.Bytes(bits.ToArray());
    }

    private static JpegPlane[] Planes(Picture picture, JpegColours colours) => colours switch
    {
        JpegColours.Grey => [Plane(picture, (r, _, _) => r)],
        JpegColours.YCbCr =>
        [
            Plane(picture, (r, g, b) => 0.299 * r + 0.587 * g + 0.114 * b),
            Plane(picture, (r, g, b) => 128 - 0.168736 * r - 0.331264 * g + 0.5 * b),
            Plane(picture, (r, g, b) => 128 + 0.5 * r - 0.418688 * g - 0.081312 * b),
        ],
        _ =>
        [
            Plane(picture, (r, g, b) => r * 255.0 / Math.Max(r, Math.Max(g, b))),
            Plane(picture, (r, g, b) => g * 255.0 / Math.Max(r, Math.Max(g, b))),
            Plane(picture, (r, g, b) => b * 255.0 / Math.Max(r, Math.Max(g, b))),
            Plane(picture, (r, g, b) => Math.Max(r, Math.Max(g, b))),
        ],
    };

    private static JpegPlane Plane(Picture picture, Func<int, int, int, double> value) => new(picture.Width, picture.Height, (x, y) =>
    {
        var (red, green, blue, _) = picture[x, y];
        return value(red, green, blue);
    });

    private static void Segment(ByteWriter file, int marker, byte[] data) =>
        file.Bytes(0xFF, (byte)marker).Big16(data.Length + 2).Bytes(data);
}
