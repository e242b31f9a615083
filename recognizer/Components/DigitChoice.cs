using DigitRecognizer.Imaging;

namespace DigitRecognizer.Components;

/// <summary>Step 4b: which pieces are the digit. The most prominent piece, and those near enough and strong enough to be part of it.</summary>
internal static class DigitChoice
{
    /// <summary>The group number of the digit's pieces.</summary>
    public const int Digit = 1;

    /// <summary>A piece further away than this share of the digit's longer side is something else.</summary>
    private const double Reach = 0.3;

    /// <summary>A stroke drawn pixel by pixel may break for this many pixels.</summary>
    private const int ReachOfPixels = 3;

    /// <summary>Smaller than this share of the main piece's ink is a speck, a comma or a smudge.</summary>
    private const double SmallestShare = 0.05;

    private const double FaintestShare = 0.35;

    /// <summary>Pieces of less than this share of the ink must be closer.</summary>
    private const double Substantial = 0.15;
    private const double SmallReach = 0.15;

    /// <summary>A piece about as long as the digit but fainter is a bit of ruling.</summary>
    private const double StrengthOfLong = 0.6;

    /// <summary>From this many pieces like the main one on, the digit is printed in dots.</summary>
    private const int ManyDots = 7;

    /// <summary>The widest gap between neighbouring dots, in dots.</summary>
    private const double DotGap = 1.5;

    /// <summary>Marks the digit's pieces; returns the box around them, or null where there is no ink.</summary>
    public static PixelBox? Mark(Span<Stroke> strokes, int width, int height)
    {
        var main = MostProminent(strokes, width, height);
        if (main < 0)
        {
            return null;
        }

        strokes[main].Group = Digit;
        var (left, top, right, bottom) = (strokes[main].Left, strokes[main].Top, strokes[main].Right, strokes[main].Bottom);
        long area = strokes[main].Area;
        var contrast = strokes[main].Contrast;
        if (IsDotted(strokes, main))
        {
            return Dots(strokes, main);
        }

        for (var grown = true; grown;)
        {
            grown = false;
            foreach (ref var piece in strokes)
            {
                if (piece.Group != 0 || piece.Contrast < FaintestShare * contrast)
                {
                    continue;
                }

                var longer = Math.Max(right - left, bottom - top) + 1;
                var dx = Math.Max(0, Math.Max(left - piece.Right, piece.Left - right));
                var dy = Math.Max(0, Math.Max(top - piece.Bottom, piece.Top - bottom));
                var small = piece.Area < Substantial * area;
                var near = Math.Max(dx, dy) <= Math.Max(ReachOfPixels, (small ? SmallReach : Reach) * longer);
                var ruling = piece.Longer > 0.7 * longer && piece.Contrast < StrengthOfLong * contrast;
                var neighbour = dx > 0 && piece.Height > 0.6 * longer;
                var inside = dx == 0 && dy == 0;
                var share = inside ? SmallestShare / 4 : SmallestShare;
                if (near && !neighbour && !ruling && piece.Area >= share * area && piece.OnEdge < piece.Longer / 2 + 1)
                {
                    piece.Group = Digit;
                    (left, top, right, bottom) = (Math.Min(left, piece.Left), Math.Min(top, piece.Top), Math.Max(right, piece.Right), Math.Max(bottom, piece.Bottom));
                    area += piece.Area;
                    grown = true;
                }
            }
        }

        return new PixelBox(left, top, right - left + 1, bottom - top + 1);
    }

    private static bool IsDotted(ReadOnlySpan<Stroke> strokes, int main)
    {
        var alike = 0;
        foreach (var piece in strokes)
        {
            alike += IsLike(piece, strokes[main]) ? 1 : 0;
        }

        return alike >= ManyDots;
    }

    private static bool IsLike(Stroke piece, Stroke dot) =>
        piece.Area > 0.25 * dot.Area && piece.Area < 4 * dot.Area && piece.Longer < 3 * dot.Longer && piece.Contrast > 0.5 * dot.Contrast;

    /// <summary>Marks all dots that a chain of near neighbours joins to the first.</summary>
    private static PixelBox Dots(Span<Stroke> strokes, int first)
    {
        var dot = strokes[first];
        var (left, top, right, bottom) = (dot.Left, dot.Top, dot.Right, dot.Bottom);
        for (var grown = true; grown;)
        {
            grown = false;
            for (var i = 0; i < strokes.Length; i++)
            {
                if (strokes[i].Group == 0 && IsLike(strokes[i], dot) && HasNeighbour(strokes, i, Math.Max(ReachOfPixels, DotGap * dot.Longer)))
                {
                    strokes[i].Group = Digit;
                    (left, top) = (Math.Min(left, strokes[i].Left), Math.Min(top, strokes[i].Top));
                    (right, bottom) = (Math.Max(right, strokes[i].Right), Math.Max(bottom, strokes[i].Bottom));
                    grown = true;
                }
            }
        }

        return new PixelBox(left, top, right - left + 1, bottom - top + 1);
    }

    private static bool HasNeighbour(ReadOnlySpan<Stroke> strokes, int piece, double reach)
    {
        var s = strokes[piece];
        foreach (var other in strokes)
        {
            if (other.Group == Digit
                && Math.Max(other.Left - s.Right, s.Left - other.Right) <= reach && Math.Max(other.Top - s.Bottom, s.Top - other.Bottom) <= reach)
            {
                return true;
            }
        }

        return false;
    }

    public static int MostProminent(ReadOnlySpan<Stroke> strokes, int width, int height)
    {
        var best = -1;
        double bestScore = 0;
        for (var i = 0; i < strokes.Length; i++)
        {
            var s = strokes[i];
            double dx = Math.Abs(s.Left + s.Right - width + 1.0) / width, dy = Math.Abs(s.Top + s.Bottom - height + 1.0) / height;
            var central = 1 - 0.6 * Math.Max(dx, dy);
            var cutOff = 1 + 4.0 * s.OnEdge / s.Longer;
            var score = s.Contrast * Math.Sqrt((double)s.Longer * Math.Sqrt(s.Area)) * central / cutOff;
            if (score > bestScore)
            {
                (best, bestScore) = (i, score);
            }
        }

        return best;
    }
}
