using System.Buffers;
using DigitRecognizer.Model.Data;
using DigitRecognizer.Networks;

namespace DigitRecognizer.Model.Augmentation;

/// <summary>
/// Makes a new random variation of a training picture each time, as hands, pens, screens and cameras differ, and normalizes it with the
/// recognizer, so that the network trains on the same kind of input that it gets in use.
/// </summary>
/// <param name="images">The training pictures.</param>
/// <param name="skeletons">The skeletons of the same pictures.</param>
/// <param name="options">Shares of the variations.</param>
public sealed class Augmenter(LabelledImages images, SkeletonCache skeletons, AugmentationOptions options)
{
    private const int MinCanvas = 28, MaxCanvas = 112;

    /// <param name="index">Index of the training picture.</param>
    /// <param name="dice">Source of random numbers.</param>
    /// <param name="output">Receives 28 x 28 values of 0..1.</param>
    public void Apply(int index, Dice dice, Span<float> output)
    {
        if (!Distort(index, ref dice, output))
        {
            ServedNormalization.Pass(images[index], LeNet.Side, output);
        }
    }

    private bool Distort(int index, ref Dice dice, Span<float> output)
    {
        var choice = dice.Between(0, 1);
        if (choice < options.Designs)
        {
            return Draw(DigitDesigns.Draw(images.Labels[index], ref dice), ref dice, output);
        }

        choice -= options.Designs;
        if (choice < options.Pens)
        {
            return Draw(skeletons[index], ref dice, output);
        }

        if (choice - options.Pens >= options.Prints && !options.Bends)
        {
            return false;
        }

        return FramedDistortion.Draw(images[index], options.Bends ? 1 : 0, dice, output)
            && (choice - options.Pens >= options.Prints || Print(ref dice, output));
    }

    private bool Draw(ReadOnlySpan<Segment> path, ref Dice dice, Span<float> output)
    {
        var side = (int)(MinCanvas * MathF.Pow(MaxCanvas / (float)MinCanvas, dice.Between(0, 1)));
        var ink = ArrayPool<float>.Shared.Rent(side * side);
        try
        {
            var canvas = ink.AsSpan(0, side * side);
            Pen.Draw(path, ref dice, canvas, side);
            return Show(canvas, side, ref dice, output);
        }
        finally
        {
            ArrayPool<float>.Shared.Return(ink);
        }
    }

    /// <summary>Draws the framed picture at a random place on a larger background.</summary>
    private bool Print(ref Dice dice, Span<float> output)
    {
        var side = LeNet.Side + dice.Below(20);
        Span<float> canvas = stackalloc float[side * side];
        canvas.Clear();
        int left = dice.Below(side - LeNet.Side + 1), top = dice.Below(side - LeNet.Side + 1);
        for (var y = 0; y < LeNet.Side; y++)
        {
            output.Slice(y * LeNet.Side, LeNet.Side).CopyTo(canvas[((top + y) * side + left)..]);
        }

        return Show(canvas, side, ref dice, output);
    }

    private bool Show(Span<float> ink, int side, ref Dice dice, Span<float> output)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(side * side);
        try
        {
            var picture = buffer.AsSpan(0, side * side);
            Paper.Print(ink, side, options.Grounds, ref dice, picture);
            return ServedNormalization.Pass(picture, side, output);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
