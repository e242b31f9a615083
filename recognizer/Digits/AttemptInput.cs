using DigitRecognizer.Components;
using DigitRecognizer.Filters;
using DigitRecognizer.Imaging;

namespace DigitRecognizer.Digits;

/// <summary>
/// The grey plane that an attempt works on: the whole picture, a rectangle of it, or a smaller copy. Dispose it; the whole picture stays.
/// </summary>
internal readonly ref struct AttemptInput
{
    /// <summary>The longer side in pixels of the two smaller copies, at most.</summary>
    private const int LowResolutionSide = 96, LowestResolutionSide = 48;

    private readonly bool _isCopy;
    private readonly PixelBox _whole;
    private readonly int _left;
    private readonly int _top;

    private AttemptInput(Plane<byte> whole, int reduction)
    {
        Grey = whole;
        Reduction = reduction;
        _whole = new PixelBox(0, 0, whole.Width, whole.Height).Scale(reduction);
    }

    private AttemptInput(AttemptInput whole, Plane<byte> copy, int reduction, int left = 0, int top = 0)
    {
        Grey = copy;
        Reduction = reduction;
        _isCopy = true;
        _whole = whole._whole;
        (_left, _top) = (left, top);
    }

    public Plane<byte> Grey { get; }

    /// <summary>How many pixels wide and high one of its pixels is in the caller's picture.</summary>
    public int Reduction { get; }

    /// <param name="grey">The whole picture.</param>
    /// <param name="reduction">How many pixels wide and high one of its pixels is in the caller's picture.</param>
    /// <param name="kind">The attempt.</param>
    /// <param name="input">What the attempt works on; nothing to dispose where the method returns false.</param>
    /// <returns>False where the picture has no such rectangle, or is small enough already.</returns>
    public static bool TryOf(Plane<byte> grey, int reduction, AttemptKind kind, out AttemptInput input)
    {
        input = new AttemptInput(grey, reduction);
        return kind switch
        {
            AttemptKind.BrightRectangle or AttemptKind.DarkRectangle => input.TryCrop(kind == AttemptKind.BrightRectangle, out input),
            AttemptKind.LowResolution => input.TryReduce(LowResolutionSide, out input),
            AttemptKind.LowestResolution => input.TryReduce(LowestResolutionSide, out input),
            _ => true,
        };
    }

    /// <summary>Finds the ink of this plane; the caller disposes the result.</summary>
    /// <param name="kind">The attempt that this is the input of.</param>
    public SegmentedPicture Segment(AttemptKind kind) => SegmentedPicture.Of(Grey, Reduction, kind.AssumedPolarity(), kind.InkSelection());

    /// <summary>Converts the location of a digit in this plane to pixels of the caller's picture.</summary>
    /// <param name="location">Its box is already scaled by <see cref="Reduction"/>.</param>
    public DigitLocation ToWholePicture(DigitLocation location) =>
        // The last pixel of a smaller copy may cover less of the picture than the others.
        location with { Box = location.Box.Offset(_left, _top).Intersect(_whole) };

    public void Dispose()
    {
        if (_isCopy)
        {
            Grey.Dispose();
        }
    }

    private bool TryCrop(bool bright, out AttemptInput crop)
    {
        crop = this;
        if (!LargestRectangle.TryFind(Grey, bright, out var rectangle))
        {
            return false;
        }

        var copy = new Plane<byte>(rectangle.Width, rectangle.Height);
        for (var y = 0; y < copy.Height; y++)
        {
            Grey.Row(rectangle.Y + y).Slice(rectangle.X, rectangle.Width).CopyTo(copy.Row(y));
        }

        crop = new AttemptInput(this, copy, Reduction, rectangle.X * Reduction, rectangle.Y * Reduction);
        return true;
    }

    private bool TryReduce(int side, out AttemptInput reduced)
    {
        reduced = this;
        var cell = (Math.Max(Grey.Width, Grey.Height) + side - 1) / side;
        if (cell == 1)
        {
            return false;
        }

        reduced = new AttemptInput(this, WideMedian.Reduce(Grey, cell), Reduction * cell);
        return true;
    }
}
