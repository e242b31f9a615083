using System.Buffers.Text;

namespace DigitRecognizer.Api.Requests;

/// <summary>The numbers of a picture, from their digits as JSON writes them.</summary>
internal static class PixelNumber
{
    /// <summary>What interpolation adds to a scale of 0..1 at either end: bicubic and Lanczos filters overshoot at edges.</summary>
    public const double MaxOvershoot = 0.1, MaxOfUnitScale = 1 + MaxOvershoot;

    private const int MaxDigits = 15;

    private static readonly double[] Powers = [.. Enumerable.Range(0, MaxDigits + 1).Select(n => Math.Pow(10, -n))];

    /// <summary>A number of -0.1..255. False where it is outside.</summary>
    public static bool TryParse(ReadOnlySpan<byte> digits, out double value) =>
        (TryParseDecimal(digits, out value) || (Utf8Parser.TryParse(digits, out value, out var used) && used == digits.Length))
        && value is >= -MaxOvershoot and <= byte.MaxValue;

    /// <summary>
    /// A plain number such as 255 or 0.7843137254901961. A pixel has 8 bits, so digits beyond the fifteenth are ignored,
    /// and the exact rounding that makes general parsing slow is not needed.
    /// </summary>
    private static bool TryParseDecimal(ReadOnlySpan<byte> digits, out double value)
    {
        value = 0;
        long mantissa = 0;
        int counted = 0, fraction = -1;
        foreach (var digit in digits)
        {
            var units = (uint)(digit - '0');
            if (units <= 9)
            {
                if (counted < MaxDigits)
                {
                    mantissa = (mantissa * 10) + units;
                    counted++;
                }
                else if (fraction < 0)
                {
                    return false;
                }
            }
            else if (digit == '.')
            {
                fraction = counted;
            }
            else
            {
                return false;
            }
        }

        value = fraction < 0 ? mantissa : mantissa * Powers[counted - fraction];
        return true;
    }
}
