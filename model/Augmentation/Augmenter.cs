using DigitRecognizer.Imaging;
using DigitRecognizer.Network;
using DigitRecognizer.Normalization;

namespace DigitRecognizer.Model.Augmentation;

/// <summary>Distorts a picture as hands and pens do, and passes it through the recognizer's own normalization, so that the network trains on what it will be served.</summary>
public sealed class Augmenter(bool distort = true)
{
    private const int Canvas = 40;

    /// <summary>Only normalizes.</summary>
    public static Augmenter None { get; } = new(distort: false);

    /// <param name="image">28 x 28 values of 0..255, ink bright.</param>
    /// <param name="dice">Decides everything that is random.</param>
    /// <param name="output">Takes 28 x 28 values of 0..1.</param>
    public void Apply(ReadOnlySpan<byte> image, Dice dice, Span<float> output)
    {
        if (!distort)
        {
            Normalize(image, LeNet.Side, output);
            return;
        }

        Span<byte> canvas = stackalloc byte[Canvas * Canvas];
        new Warp(ref dice).Draw(image, LeNet.Side, canvas, Canvas);
        if (!Normalize(canvas, Canvas, output))
        {
            Normalize(image, LeNet.Side, output);
        }
    }

    private static bool Normalize(ReadOnlySpan<byte> picture, int side, Span<float> output)
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
