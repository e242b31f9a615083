using DigitRecognizer.Components;
using DigitRecognizer.Imaging;

namespace DigitRecognizer.Numbers;

/// <summary>
/// Enumerates the consecutive fragments of a line that may be one digit, because they are few and together narrow, in the order of their
/// ends.
/// </summary>
internal ref struct CandidateSegments
{
    /// <summary>Most fragments of one digit.</summary>
    private const int MaxFragments = 14;

    /// <summary>Largest width of a digit of several fragments, in heights of the line.</summary>
    private const double MaxWidth = 1.9;

    private readonly DigitLine _line;

    public CandidateSegments(DigitLine line) => _line = line;

    /// <summary>The first fragment.</summary>
    public int Start { get; private set; }

    /// <summary>The fragment after the last.</summary>
    public int End { get; private set; }

    /// <summary>The box around the fragments.</summary>
    public PixelBox Box { get; private set; }

    public readonly ComponentSelection Selection => _line.Select(Start, End);

    public bool MoveNext()
    {
        while (true)
        {
            Start++;
            if (Start >= End)
            {
                End++;
                Start = Math.Max(0, End - MaxFragments);
            }

            if (End > _line.Origins.Length)
            {
                return false;
            }

            Box = Selection.Box;
            if (End - Start == 1 || Box.Width <= MaxWidth * _line.Height)
            {
                return true;
            }
        }
    }
}
