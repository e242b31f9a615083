using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DigitRecognizer.Numbers;

/// <summary>
/// Measures of a segment, which the segment classifier takes beside the ink, in the order of its input. Lengths are in heights of the
/// line.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
internal struct SegmentMeasures
{
    /// <summary>Number of measures.</summary>
    public static int Count => Unsafe.SizeOf<SegmentMeasures>() / sizeof(float);

    /// <summary>Height of the segment.</summary>
    public float Height;

    /// <summary>Width of the segment, at most 2.5.</summary>
    public float Width;

    /// <summary>How far it begins below the line's top, -1..1.</summary>
    public float BelowTop;

    /// <summary>How far it ends below the line's bottom, -1..1.</summary>
    public float BelowBottom;

    /// <summary>Ink on the cut at its left; 0 where there is none.</summary>
    public float InkOfLeftCut;

    /// <summary>An eighth of the log odds of the cut at its left; 0 where there is none.</summary>
    public float OddsOfLeftCut;

    /// <summary>Ink on the cut at its right; 0 where there is none.</summary>
    public float InkOfRightCut;

    /// <summary>An eighth of the log odds of the cut at its right; 0 where there is none.</summary>
    public float OddsOfRightCut;

    /// <summary>Gap to the neighbour on its left, -0.5..1; 1 where there is none.</summary>
    public float GapBefore;

    /// <summary>Gap to the neighbour on its right, -0.5..1; 1 where there is none.</summary>
    public float GapAfter;

    /// <summary>The widest gap between its own fragments, at most 1.</summary>
    public float GapWithin;

    /// <summary>A quarter of the number of components that its fragments come from, at most 1.</summary>
    public float Components;

    /// <summary>Its number of ink pixels, as a share of the line's height squared.</summary>
    public float Area;

    /// <summary>The measures in the last values of a network's input.</summary>
    public static ref SegmentMeasures In(Span<float> input) =>
        ref MemoryMarshal.AsRef<SegmentMeasures>(MemoryMarshal.AsBytes(input[^Count..]));
}
