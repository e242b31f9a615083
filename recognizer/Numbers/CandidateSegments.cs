using DigitRecognizer.Imaging;

namespace DigitRecognizer.Numbers;

/// <summary>Which neighbouring pieces of a line may be one digit: few enough and narrow enough together, ends in rising order. Each is marked while it is current.</summary>
internal ref struct CandidateSegments
{
    private const int MostFragments = 14;

    /// <summary>A digit is never wider than this many heights of the line.</summary>
    private const double Widest = 1.9;

    private readonly DigitLine _line;

    public CandidateSegments(DigitLine line) => _line = line;

    public int Start { get; private set; }

    public int End { get; private set; }

    /// <summary>The box around the pieces from <see cref="Start"/> up to, not including, <see cref="End"/>.</summary>
    public PixelBox Box { get; private set; }

    public bool MoveNext()
    {
        while (true)
        {
            Start++;
            if (Start >= End)
            {
                End++;
                Start = Math.Max(0, End - MostFragments);
            }

            if (End > _line.Origins.Length)
            {
                return false;
            }

            Box = _line.Mark(Start, End);
            if (End - Start == 1 || Box.Width <= Widest * _line.Height)
            {
                return true;
            }
        }
    }
}
