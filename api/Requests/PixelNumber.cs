using System.Buffers.Text;

namespace DigitRecognizer.Api.Requests;

/// <summary>The numbers of a picture, from their digits as JSON writes them.</summary>
internal static class PixelNumber
{
    private const int MaxDigits = 15;

    private static readonly double[] Powers = [.. Enumerable.Range(0, MaxDigits + 1).Select(n => Math.Pow(10, -n))];

    /// <summary>Most numbers of most pictures: one to three digits.</summary>
    public static bool TryParseInteger(ReadOnlySpan<byte> digits, out int value)
    {
        value = 0;
        if (digits.Length > 3)
        {
            return false;
        }

        foreach (var digit in digits)
        {
            var units = (uint)(digit - '0');
            if (units > 9)
            {
                return false;
            }

            value = (value * 10) + (int)units;
        }

        return value <= byte.MaxValue;
    }

    /// <summary>Any other number of 0..255. False where it is outside.</summary>
    public static bool TryParse(ReadOnlySpan<byte> digits, out double value) =>
        TryParseFraction(digits, out value)
        || (Utf8Parser.TryParse(digits, out value, out var used) && used == digits.Length && value is >= 0 and <= byte.MaxValue);

    /// <summary>
    /// A plain fraction such as 0.7843137254901961. A pixel has 8 bits, so digits beyond the fifteenth are passed over,
    /// and the exact rounding that makes general parsing slow is not needed.
    /// </summary>
    private static bool TryParseFraction(ReadOnlySpan<byte> digits, out double value)
    {
        value = 0;
        long mantissa = 0;
        int point = -1, counted = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var units = (uint)(digits[i] - '0');
            if (units <= 9)
            {
                if (counted < MaxDigits)
                {
                    mantissa = (mantissa * 10) + units;
                    counted++;
                }
            }
            else if (digits[i] == '.' && i <= 3)
            {
                point = i;
            }
            else
            {
                return false;
            }
        }

        if (point < 0)
        {
            return false;
        }

        value = mantissa * Powers[counted - point];
        return value <= byte.MaxValue;
    }
}
