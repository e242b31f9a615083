using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DigitRecognizer.Numbers;

/// <summary>Numbers about a cut that the cut classifier takes beside its pictures, in the order of its input. Lengths are in heights of the line.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct CutMeasures
{
    /// <summary>How many numbers it has.</summary>
    public static int Count => Unsafe.SizeOf<CutMeasures>() / sizeof(float);

    /// <summary>The ink that it goes through.</summary>
    public float Ink;

    /// <summary>A third of the number of separate strokes that it goes through.</summary>
    public float Strokes;

    /// <summary>From the piece's left end to the cut, at most 2.</summary>
    public float WidthLeft;

    /// <summary>From the cut to the piece's right end, at most 2.</summary>
    public float WidthRight;

    /// <summary>Ink left of it as a share of the line's height squared, at most 1.</summary>
    public float AreaLeft;

    /// <summary>Ink right of it as a share of the line's height squared, at most 1.</summary>
    public float AreaRight;

    /// <summary>The middle of the ink that it goes through, as a share of the piece's height from its top.</summary>
    public float ContactRow;

    /// <summary>From its leftmost to its rightmost column, at most 1.</summary>
    public float Sway;

    /// <summary>The strongest ink that it goes through, 0..1.</summary>
    public float StrongestInk;

    /// <summary>Of the piece.</summary>
    public float Height;

    /// <summary>The measures in the last values of a network's input.</summary>
    public static ref CutMeasures In(Span<float> input) => ref MemoryMarshal.AsRef<CutMeasures>(MemoryMarshal.AsBytes(input[^Count..]));
}
