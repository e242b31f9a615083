using DigitRecognizer.Components;
using DigitRecognizer.Filters;
using DigitRecognizer.Imaging;

namespace DigitRecognizer.Digits;

/// <summary>What one way to look shows of a picture: all of it, a part of it, or all from afar. Dispose it; the picture it was made of stays.</summary>
internal readonly ref struct AttemptInput
{
    /// <summary>The longer side in pixels of a picture seen from afar, and from further off.</summary>
    private const int LowResolutionSide = 96;
    private const int LowestResolutionSide = 48;

    private readonly bool _isCopy;
    private readonly PixelBox _whole;
    private readonly int _left;
    private readonly int _top;

    private AttemptInput(Plane<byte> whole, int reduction)
    {
        Grey = whole;
        Reduction = reduction;
        _whole = new PixelBox(0, 0, whole.Width * reduction, whole.Height * reduction);
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

    /// <summary>Pixels of the caller's picture for one of it.</summary>
    public int Reduction { get; }

    /// <param name="grey">The whole picture.</param>
    /// <param name="reduction">Pixels of the caller's picture for one of it.</param>
    /// <param name="kind">How to look at it.</param>
    /// <param name="input">What is to be seen; nothing to dispose where there is nothing.</param>
    /// <returns>Whether it can be looked at in this way and shows something else than the usual one.</returns>
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

    /// <summary>What was found in it, as a place of the caller's picture.</summary>
    public DigitLocation ToWholePicture(DigitLocation location)
    {
        var box = location.Box;
        var (x, y) = (_left + box.X, _top + box.Y);
        // The last pixel of a picture seen from afar may stand for less than the others.
        return location with { Box = new PixelBox(x, y, Math.Min(box.Width, _whole.Width - x), Math.Min(box.Height, _whole.Height - y)) };
    }

    public void Dispose()
    {
        if (_isCopy)
        {
            Grey.Dispose();
        }
    }

    private bool TryCrop(bool bright, out AttemptInput part)
    {
        part = this;
        if (!LargestRectangle.TryFind(Grey, bright, out var rectangle))
        {
            return false;
        }

        var copy = new Plane<byte>(rectangle.Width, rectangle.Height);
        for (var y = 0; y < copy.Height; y++)
        {
            Grey.Row(rectangle.Y + y).Slice(rectangle.X, rectangle.Width).CopyTo(copy.Row(y));
        }

        part = new AttemptInput(this, copy, Reduction, rectangle.X * Reduction, rectangle.Y * Reduction);
        return true;
    }

    private bool TryReduce(int side, out AttemptInput coarse)
    {
        coarse = this;
        var cell = (Math.Max(Grey.Width, Grey.Height) + side - 1) / side;
        if (cell == 1)
        {
            return false;
        }

        coarse = new AttemptInput(this, WideMedian.Reduce(Grey, cell), Reduction * cell);
        return true;
    }
}
