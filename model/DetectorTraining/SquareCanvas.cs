using System.Buffers;
using DigitRecognizer.Digits;
using DigitRecognizer.Imaging;
using DigitRecognizer.Model.Augmentation;

namespace DigitRecognizer.Model.DetectorTraining;

/// <summary>A square picture that comes about and is found by the recognizer.</summary>
internal static class SquareCanvas
{
    private const int Smallest = 32, Largest = 88;

    public delegate void InkPainter(Span<float> ink, int side, ref Dice dice);

    public delegate void PicturePainter(int side, ref Dice dice, Span<byte> picture);

    /// <summary>Pixels of a side: small ones as often as large ones.</summary>
    public static int Side(ref Dice dice) => (int)(Smallest * MathF.Pow(Largest / (float)Smallest, dice.Between(0, 1)));

    /// <summary>Ink of a path, with any pen on any paper.</summary>
    public static bool Trace(Segment[] path, ref Dice dice, Span<float> output) =>
        Ink(Side(ref dice), (Span<float> ink, int side, ref Dice pen) => Pen.Draw(path, ref pen, ink, side), ref dice, output);

    /// <summary>Any ink, on any paper.</summary>
    /// <returns>False where the recognizer finds nothing, or takes only a part of it.</returns>
    public static bool Ink(int side, InkPainter paint, ref Dice dice, Span<float> output)
    {
        var ink = ArrayPool<float>.Shared.Rent(side * side);
        try
        {
            var canvas = ink.AsSpan(0, side * side);
            paint(canvas, side, ref dice);
            return Picture(side, (int _, ref Dice paper, Span<byte> picture) =>
                Paper.Print(ink.AsSpan(0, side * side), side, rough: true, ref paper, picture), whole: true, ref dice, output);
        }
        finally
        {
            ArrayPool<float>.Shared.Return(ink);
        }
    }

    /// <summary>Any picture.</summary>
    /// <param name="side">Pixels of a side.</param>
    /// <param name="paint">Makes the picture.</param>
    /// <param name="whole">Whether a part of it might be a digit.</param>
    /// <param name="dice">Decides.</param>
    /// <param name="output">Takes 28 x 28 values of 0..1.</param>
    /// <returns>False where the recognizer finds nothing, or takes only a part of what must be whole.</returns>
    public static bool Picture(int side, PicturePainter paint, bool whole, ref Dice dice, Span<float> output)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(side * side);
        try
        {
            var picture = buffer.AsSpan(0, side * side);
            paint(side, ref dice, picture);
            Normalizer.Normalize(new PixelView(picture, side, side, 1), output, out var company);
            return !whole || company.OtherComponents == 0;
        }
        catch (ImageRejectedException)
        {
            return false;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
