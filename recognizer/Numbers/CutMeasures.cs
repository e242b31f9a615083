using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DigitRecognizer.Numbers;

/// <summary>
/// Measures of a cut, which the cut classifier takes beside the ink, in the order of its input. Lengths are in heights of the line.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
internal struct CutMeasures
{
    /// <summary>Number of measures.</summary>
    public static int Count => Unsafe.SizeOf<CutMeasures>() / sizeof(float);

    /// <summary>The ink on the cut.</summary>
    public float Ink;

    /// <summary>A third of the number of strokes that it crosses.</summary>
    public float Strokes;

    /// <summary>From the component's left end to the cut, at most 2.</summary>
    public float WidthLeft;

    /// <summary>From the cut to the component's right end, at most 2.</summary>
    public float WidthRight;

    /// <summary>Ink left of it as a share of the line's height squared, at most 1.</summary>
    public float AreaLeft;

    /// <summary>Ink right of it as a share of the line's height squared, at most 1.</summary>
    public float AreaRight;

    /// <summary>The centre of the ink on the cut, as a share of the component's height from its top.</summary>
    public float ContactRow;

    /// <summary>From its leftmost to its rightmost column, at most 1.</summary>
    public float Sway;

    /// <summary>The strongest ink on the cut, 0..1.</summary>
    public float StrongestInk;

    /// <summary>Height of the component.</summary>
    public float Height;

    /// <summary>The measures in the last values of a network's input.</summary>
    public static ref CutMeasures In(Span<float> input) => ref MemoryMarshal.AsRef<CutMeasures>(MemoryMarshal.AsBytes(input[^Count..]));
}
