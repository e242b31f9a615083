using System.Numerics;
using System.Runtime.InteropServices;
using DigitRecognizer.Filters;
using DigitRecognizer.Imaging;

namespace DigitRecognizer.Grey;

/// <summary>Step 1: converts a picture to one grey plane, reduced by a whole factor when it is larger than the later steps need.</summary>
internal static class Luminance
{
    /// <summary>Above this longer side the plane is reduced: a digit's strokes stay several pixels wide.</summary>
    public const int LongerSide = 1024;

    /// <summary>How many pixels wide and high one pixel of the plane is in the picture.</summary>
    public static int ReductionOf(PixelView pixels) => (Math.Max(pixels.Width, pixels.Height) + LongerSide - 1) / LongerSide;

    public static Plane<byte> Extract(PixelView pixels, int reduction)
    {
        var axis = GreyAxis.Choose(pixels);
        var backdrop = pixels.Channels == 4 && !Opacity.IsFull(pixels.Samples) ? Backdrop.Choose(pixels, axis) : 0;
        var plane = new Plane<byte>(Math.Max(1, pixels.Width / reduction), Math.Max(1, pixels.Height / reduction));
        if (reduction == 1)
        {
            Convert(pixels.Samples, pixels.Channels, axis, backdrop, plane.Values);
            return plane;
        }

        using var rows = new Plane<byte>(pixels.Width, reduction);
        using var sums = new Plane<uint>(pixels.Width, 1);
        for (var y = 0; y < plane.Height; y++)
        {
            var count = Math.Min(reduction, pixels.Height - y * reduction);
            var samples = pixels.Samples.Slice(y * reduction * pixels.Width * pixels.Channels, count * pixels.Width * pixels.Channels);
            Convert(samples, pixels.Channels, axis, backdrop, rows.Values);
            Average(rows, sums, count, reduction, plane.Row(y));
        }

        return plane;
    }

    private static void Convert(ReadOnlySpan<byte> samples, int channels, GreyAxis axis, int backdrop, Span<byte> grey)
    {
        switch (channels)
        {
            case 1:
                samples.CopyTo(grey);
                break;
            case 3:
                for (int i = 0, s = 0; s + 2 < samples.Length; i++, s += 3)
                {
                    grey[i] = (byte)axis.Of(samples[s], samples[s + 1], samples[s + 2]);
                }

                break;
            default:
                ConvertRgba(samples, axis, backdrop, grey);
                break;
        }
    }

    private static void ConvertRgba(ReadOnlySpan<byte> samples, GreyAxis axis, int backdrop, Span<byte> grey)
    {
        var pixels = MemoryMarshal.Cast<byte, Vector<uint>>(samples);
        var levels = MemoryMarshal.Cast<byte, Vector<byte>>(grey);
        var done = Math.Min(pixels.Length / 4, levels.Length);
        for (var i = 0; i < done; i++)
        {
            var four = pixels.Slice(4 * i, 4);
            var low = Vector.Narrow(OnBackdrop(four[0], axis, backdrop), OnBackdrop(four[1], axis, backdrop));
            var high = Vector.Narrow(OnBackdrop(four[2], axis, backdrop), OnBackdrop(four[3], axis, backdrop));
            levels[i] = Vector.Narrow(low, high);
        }

        for (var i = done * Vector<byte>.Count; 4 * i + 3 < samples.Length; i++)
        {
            var s = samples.Slice(4 * i, 4);
            grey[i] = (byte)((axis.Of(s[0], s[1], s[2]) * s[3] + backdrop * (255 - s[3]) + 127) / 255);
        }
    }

    /// <summary>Converts a vector of RGBA pixels, with red in the lowest byte, to grey levels on the backdrop.</summary>
    private static Vector<uint> OnBackdrop(Vector<uint> rgba, GreyAxis axis, int backdrop)
    {
        var most = new Vector<int>(255);
        var pixels = rgba.As<uint, int>();
        var alpha = (rgba >> 24).As<uint, int>();
        var (red, green, blue) = (pixels & most, (pixels >> 8) & most, (pixels >> 16) & most);
        var sum = red * axis.Red + green * axis.Green + blue * axis.Blue + new Vector<int>(axis.Offset);
        var level = Vector.Min(Vector.Max(sum >> GreyAxis.Shift, Vector<int>.Zero), most);
        var mixed = level * alpha + (most - alpha) * backdrop + new Vector<int>(127);

        // A division by 255, exact for all 16-bit numbers.
        return ((mixed + Vector<int>.One + (mixed >> 8)) >> 8).As<int, uint>();
    }

    private static void Average(Plane<byte> rows, Plane<uint> sums, int count, int reduction, Span<byte> target)
    {
        var columns = sums.Values;
        columns.Clear();
        for (var y = 0; y < count; y++)
        {
            AddTo(columns, rows.Row(y));
        }

        for (var x = 0; x < target.Length; x++)
        {
            var sum = 0u;
            var from = columns[(x * reduction)..Math.Min(columns.Length, (x + 1) * reduction)];
            foreach (var value in from)
            {
                sum += value;
            }

            var pixels = (uint)(count * from.Length);
            target[x] = (byte)((sum + pixels / 2) / pixels);
        }
    }

    private static void AddTo(Span<uint> sums, ReadOnlySpan<byte> row)
    {
        var x = 0;
        for (; x <= row.Length - Vector<byte>.Count; x += Vector<byte>.Count)
        {
            Vector.Widen(new Vector<byte>(row[x..]), out var low, out var high);
            var to = MemoryMarshal.Cast<uint, Vector<uint>>(sums[x..]);
            Vector.Widen(low, out var first, out var second);
            Vector.Widen(high, out var third, out var fourth);
            to[0] += first;
            to[1] += second;
            to[2] += third;
            to[3] += fourth;
        }

        for (; x < row.Length; x++)
        {
            sums[x] += row[x];
        }
    }
}
