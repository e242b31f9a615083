using System.Buffers;
using DigitRecognizer.Model.Augmentation;

namespace DigitRecognizer.Model.DetectorTraining;

/// <summary>Draws a square picture and converts it into a network's input.</summary>
/// <param name="convert">Makes the input.</param>
internal sealed class SquareCanvas(SquareCanvas.Converter convert)
{
    private const int MinSide = 32, MaxSide = 88;

    public delegate void InkPainter(Span<float> ink, int side, ref Dice dice);

    public delegate void PicturePainter(int side, ref Dice dice, Span<byte> picture);

    /// <summary>Converts a square picture into a network's input.</summary>
    /// <param name="picture">Values of 0..255.</param>
    /// <param name="side">Side in pixels.</param>
    /// <param name="whole">Whether the recognizer must select all of it, because a part might be a digit.</param>
    /// <param name="dice">Source of random numbers.</param>
    /// <param name="output">Receives the network's input.</param>
    /// <returns>False where the recognizer finds nothing, or selects only a part of what must be whole.</returns>
    public delegate bool Converter(ReadOnlySpan<byte> picture, int side, bool whole, ref Dice dice, Span<float> output);

    /// <summary>A random side in pixels, uniform in its logarithm.</summary>
    public static int Side(ref Dice dice) => (int)(MinSide * MathF.Pow(MaxSide / (float)MinSide, dice.Between(0, 1)));

    /// <summary>Draws a path with a random pen on random paper.</summary>
    public bool Trace(Segment[] path, ref Dice dice, Span<float> output) =>
        Ink((Span<float> ink, int side, ref Dice pen) => Pen.Draw(path, ref pen, ink, side), ref dice, output);

    /// <summary>Draws ink on random paper of a random side.</summary>
    /// <returns>False where the recognizer finds nothing, or selects only a part of it.</returns>
    public bool Ink(InkPainter paint, ref Dice dice, Span<float> output) => Ink(Side(ref dice), paint, ref dice, output);

    /// <summary>Draws ink on random paper.</summary>
    /// <returns>False where the recognizer finds nothing, or selects only a part of it.</returns>
    public bool Ink(int side, InkPainter paint, ref Dice dice, Span<float> output)
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

    /// <summary>Draws any picture.</summary>
    /// <param name="side">Side in pixels.</param>
    /// <param name="paint">Draws the picture.</param>
    /// <param name="whole">Whether the recognizer must select all of it, because a part might be a digit.</param>
    /// <param name="dice">Source of random numbers.</param>
    /// <param name="output">Receives the network's input.</param>
    /// <returns>False where the recognizer finds nothing, or selects only a part of what must be whole.</returns>
    public bool Picture(int side, PicturePainter paint, bool whole, ref Dice dice, Span<float> output)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(side * side);
        try
        {
            var picture = buffer.AsSpan(0, side * side);
            paint(side, ref dice, picture);
            return convert(picture, side, whole, ref dice, output);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
