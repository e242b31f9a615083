using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DigitRecognizer.Numbers;

/// <summary>Numbers about a segment that the segment classifier takes beside its pictures, in the order of its input. Lengths are in heights of the line.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct SegmentMeasures
{
    /// <summary>How many numbers it has.</summary>
    public static int Count => Unsafe.SizeOf<SegmentMeasures>() / sizeof(float);

    /// <summary>Of the segment.</summary>
    public float Height;

    /// <summary>Of the segment, at most 2.5.</summary>
    public float Width;

    /// <summary>How far it begins below the line's top, -1..1.</summary>
    public float BelowTop;

    /// <summary>How far it ends below the line's bottom, -1..1.</summary>
    public float BelowBottom;

    /// <summary>Ink that the cut on its left goes through; 0 where none is.</summary>
    public float InkOfLeftCut;

    /// <summary>An eighth of the log odds of the cut on its left; 0 where none is.</summary>
    public float OddsOfLeftCut;

    /// <summary>Ink that the cut on its right goes through; 0 where none is.</summary>
    public float InkOfRightCut;

    /// <summary>An eighth of the log odds of the cut on its right; 0 where none is.</summary>
    public float OddsOfRightCut;

    /// <summary>To the neighbour on its left, -0.5..1; 1 where none is.</summary>
    public float GapBefore;

    /// <summary>To the neighbour on its right, -0.5..1; 1 where none is.</summary>
    public float GapAfter;

    /// <summary>The widest gap between its own pieces, at most 1.</summary>
    public float GapWithin;

    /// <summary>A quarter of the number of connected components that its pieces come from, at most 1.</summary>
    public float Components;

    /// <summary>Its pixels of ink, as a share of the line's height squared.</summary>
    public float Area;

    /// <summary>The measures in the last values of a network's input.</summary>
    public static ref SegmentMeasures In(Span<float> input) => ref MemoryMarshal.AsRef<SegmentMeasures>(MemoryMarshal.AsBytes(input[^Count..]));
}
