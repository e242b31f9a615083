using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Advanced;
using SixLabors.ImageSharp.PixelFormats;

namespace DigitRecognizer.Imaging;

/// <summary>
/// Stretches pictures that use only the lowest part of their scale, and would be black in 8 bits: masks of 0 and 1, and 16-bit files with
/// the numbers of a sensor of fewer bits. Alpha is not stretched.
/// </summary>
internal static class LowRange
{
    /// <summary>Of 65,535: what 12 bits can hold.</summary>
    private const int Max16BitValue = 4095;

    /// <summary>The same in the 8 bits to which the library rounds.</summary>
    private const int Max8BitValueOf16Bits = 16;

    /// <summary>Whether no colour of an 8-bit picture is above 1, and one is 1.</summary>
    public static bool IsMask<TPixel>(Image<TPixel> image, int channels)
        where TPixel : unmanaged, IPixel<TPixel> => Peak<byte, TPixel>(image, channels, limit: 1) == 1;

    /// <summary>Whether a picture of 16 bits a sample, rounded to 8, has lost what it shows.</summary>
    public static bool IsDark<TPixel>(Image<TPixel> image, int channels)
        where TPixel : unmanaged, IPixel<TPixel> => Peak<byte, TPixel>(image, channels, Max8BitValueOf16Bits) <= Max8BitValueOf16Bits;

    /// <summary>Makes the ones of a mask 255.</summary>
    public static void Stretch<TPixel>(Image<TPixel> mask, int channels)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        for (var y = 0; y < mask.Height; y++)
        {
            var samples = MemoryMarshal.AsBytes(mask.DangerousGetPixelRowMemory(y).Span);
            for (var i = 0; i < samples.Length; i++)
            {
                samples[i] = IsAlpha(i, channels) ? samples[i] : (byte)(samples[i] * byte.MaxValue);
            }
        }
    }

    /// <summary>Writes the colours of a dark 16-bit picture over those that were rounded to 8 bits, the brightest as 255.</summary>
    public static void Stretch<TWide, TPixel>(Image<TWide> wide, Image<TPixel> rounded, int channels)
        where TWide : unmanaged, IPixel<TWide>
        where TPixel : unmanaged, IPixel<TPixel>
    {
        var peak = Peak<ushort, TWide>(wide, channels, Max16BitValue);
        for (var y = 0; y < wide.Height && peak is > 0 and <= Max16BitValue; y++)
        {
            var from = MemoryMarshal.Cast<TWide, ushort>(wide.DangerousGetPixelRowMemory(y).Span);
            var to = MemoryMarshal.AsBytes(rounded.DangerousGetPixelRowMemory(y).Span);
            for (var i = 0; i < to.Length; i++)
            {
                to[i] = IsAlpha(i, channels) ? to[i] : (byte)((from[i] * byte.MaxValue + peak / 2) / peak);
            }
        }
    }

    /// <summary>The highest colour value of the rows up to the first with one above the limit.</summary>
    private static int Peak<TSample, TPixel>(Image<TPixel> image, int channels, int limit)
        where TSample : unmanaged, System.Numerics.INumber<TSample>
        where TPixel : unmanaged, IPixel<TPixel>
    {
        var peak = 0;
        for (var y = 0; y < image.Height && peak <= limit; y++)
        {
            var samples = MemoryMarshal.Cast<TPixel, TSample>(image.DangerousGetPixelRowMemory(y).Span);
            if (channels < 4)
            {
                peak = Math.Max(peak, int.CreateTruncating(TensorPrimitives.Max<TSample>(samples)));
                continue;
            }

            for (var i = 0; i < samples.Length; i++)
            {
                peak = IsAlpha(i, channels) ? peak : Math.Max(peak, int.CreateTruncating(samples[i]));
            }
        }

        return peak;
    }

    private static bool IsAlpha(int sample, int channels) => channels == 4 && sample % 4 == 3;
}
