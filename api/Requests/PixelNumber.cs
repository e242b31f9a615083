using System.Buffers.Text;

namespace DigitRecognizer.Api.Requests;

/// <summary>The numbers of a picture, from their digits as JSON writes them.</summary>
internal static class PixelNumber
{
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
        Utf8Parser.TryParse(digits, out value, out var used) && used == digits.Length && value is >= 0 and <= byte.MaxValue;
}
