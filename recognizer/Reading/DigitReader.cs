using System.Diagnostics;
using DigitRecognizer.Imaging;
using DigitRecognizer.Network;
using DigitRecognizer.Normalization;

namespace DigitRecognizer.Reading;

/// <summary>Pixels in, answer out. Safe to call from many threads at once.</summary>
public sealed class DigitReader(LeNet network)
{
    /// <summary>Reads one digit.</summary>
    /// <param name="pixels">Any size from 1 x 1, any polarity, the digit anywhere.</param>
    /// <param name="explain">Keep the 28 x 28 picture that the network saw.</param>
    /// <exception cref="ImageRejectedException">Blank: there is no digit to read.</exception>
    public DigitReading Read(PixelView pixels, bool explain = false)
    {
        Span<float> image = stackalloc float[LeNet.InputLength];
        var start = Stopwatch.GetTimestamp();
        var finding = Normalizer.Normalize(pixels, image);
        var normalized = Stopwatch.GetTimestamp();
        var probabilities = new float[network.Info.Classes];
        network.Classify(image, probabilities);
        var inferred = Stopwatch.GetTimestamp();
        return new DigitReading(
            probabilities,
            Refusal: null,
            finding,
            explain ? ToBytes(image) : null,
            Stopwatch.GetElapsedTime(start, normalized),
            Stopwatch.GetElapsedTime(normalized, inferred));
    }

    private static byte[] ToBytes(ReadOnlySpan<float> image)
    {
        var bytes = new byte[image.Length];
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] = (byte)MathF.Round(image[i] * byte.MaxValue);
        }

        return bytes;
    }
}
