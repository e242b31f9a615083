using System.Globalization;
using System.Text;
using SkiaSharp;

namespace DigitRecognizer.Conformance.Contract;

/// <summary>Writes pictures as the bodies of <c>POST predict</c>.</summary>
public static class PixelJson
{
    /// <summary>H x W, H x W x 1, H x W x 3 or H x W x 4.</summary>
    /// <param name="bitmap">Opaque RGBA.</param>
    /// <param name="channels">0 for bare numbers, else 1, 3 or 4.</param>
    /// <param name="scale">What 255 becomes: 255 or 1.</param>
    public static string Write(SKBitmap bitmap, int channels = 0, double scale = byte.MaxValue)
    {
        var bytes = bitmap.GetPixelSpan();
        var text = new StringBuilder("""{"data":[""");
        for (var y = 0; y < bitmap.Height; y++)
        {
            text.Append(y == 0 ? "[" : ",[");
            for (var x = 0; x < bitmap.Width; x++)
            {
                text.Append(x == 0 ? "" : ",");
                var pixel = bytes.Slice(y * bitmap.RowBytes + x * 4, 4);
                if (channels == 0)
                {
                    AppendNumber(text, pixel[0], scale);
                    continue;
                }

                for (var c = 0; c < channels; c++)
                {
                    text.Append(c == 0 ? '[' : ',');
                    AppendNumber(text, pixel[c], scale);
                }

                text.Append(']');
            }

            text.Append(']');
        }

        return text.Append("]}").ToString();
    }

    /// <summary>A picture of one value.</summary>
    public static string Constant(int width, int height, string value)
    {
        var row = $"[{string.Join(',', Enumerable.Repeat(value, width))}]";
        return $$"""{"data":[{{string.Join(',', Enumerable.Repeat(row, height))}}]}""";
    }

    private static void AppendNumber(StringBuilder text, byte value, double scale) =>
        text.Append((value * scale / byte.MaxValue).ToString(CultureInfo.InvariantCulture));
}
