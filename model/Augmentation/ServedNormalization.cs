using DigitRecognizer.Digits;
using DigitRecognizer.Imaging;

namespace DigitRecognizer.Model.Augmentation;

/// <summary>The recognizer's normalization of a square grey picture.</summary>
internal static class ServedNormalization
{
    /// <returns>False where the recognizer finds no digit; the output is then undefined.</returns>
    public static bool Pass(ReadOnlySpan<byte> picture, int side, Span<float> output)
    {
        try
        {
            Normalizer.Normalize(new PixelView(picture, side, side, 1), output);
            return true;
        }
        catch (ImageRejectedException)
        {
            return false;
        }
    }
}
