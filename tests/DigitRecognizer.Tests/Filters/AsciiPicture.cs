using DigitRecognizer.Filters;
using DigitRecognizer.Imaging;

namespace DigitRecognizer.Tests.Filters;

/// <summary>Small pictures written as rows of characters: '#' is ink, anything else paper.</summary>
internal static class AsciiPicture
{
    public static Plane<byte> Grey(string rows, byte ink = 0, byte paper = 255)
    {
        var lines = Lines(rows);
        var plane = new Plane<byte>(lines[0].Length, lines.Length);
        for (var y = 0; y < lines.Length; y++)
        {
            for (var x = 0; x < lines[y].Length; x++)
            {
                plane.Row(y)[x] = lines[y][x] == '#' ? ink : paper;
            }
        }

        return plane;
    }

    public static Plane<byte> Mask(string rows) => Grey(rows, ink: 1, paper: 0);

    public static Plane<byte> Plane(byte[] samples, int width)
    {
        var plane = new Plane<byte>(width, samples.Length / width);
        samples.CopyTo(plane.Values);
        return plane;
    }

    public static PixelView View(byte[] samples, int width, int height, int channels = 1) => new(samples, width, height, channels);

    /// <summary>Grey paper with a dark rectangle on it.</summary>
    public static byte[] Rectangle(int width, int height, PixelBox box, byte paper = 255, byte ink = 0)
    {
        var samples = new byte[width * height];
        Array.Fill(samples, paper);
        for (var y = box.Y; y < box.Bottom; y++)
        {
            samples.AsSpan(y * width + box.X, box.Width).Fill(ink);
        }

        return samples;
    }

    private static string[] Lines(string rows) => rows.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
