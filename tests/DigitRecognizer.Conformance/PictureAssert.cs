using DigitRecognizer.Conformance.Images;
using DigitRecognizer.Imaging;
using Xunit;

namespace DigitRecognizer.Conformance;

internal static class PictureAssert
{
    public static void Shows(DecoderCase expected, RasterImage image)
    {
        var picture = expected.Shows;
        Assert.Equal((picture.Width, picture.Height), (image.Width, image.Height));
        var samples = image.Samples;

        // Of large pictures a raster is enough, 7 being prime to whatever a codec does in eights.
        var step = picture.Width > 1000 ? 7 : 1;
        for (var y = 0; y < picture.Height; y += step)
        {
            for (var x = 0; x < picture.Width; x += step)
            {
                var pixel = samples.Slice((y * image.Width + x) * image.Channels, image.Channels);
                if (!IsClose(picture[x, y], pixel, expected.Tolerance) && !IsBesideEdge(picture, x, y, expected.Margin))
                {
                    Assert.Fail($"Pixel ({x}, {y}) is {string.Join(", ", pixel.ToArray())}, not {picture[x, y]}.");
                }
            }
        }
    }

    private static bool IsClose((byte Red, byte Green, byte Blue, byte Alpha) expected, ReadOnlySpan<byte> pixel, int tolerance)
    {
        var alpha = pixel.Length == 4 ? pixel[3] : byte.MaxValue;
        if (!Near(expected.Alpha, alpha))
        {
            return false;
        }

        // What is clear has no colour, whatever its samples say.
        return expected.Alpha == 0
            || Near(expected.Red, pixel[0]) && Near(expected.Green, pixel[pixel.Length > 1 ? 1 : 0])
                && Near(expected.Blue, pixel[pixel.Length > 1 ? 2 : 0]);

        bool Near(int one, int other) => Math.Abs(one - other) <= tolerance;
    }

    private static bool IsBesideEdge(Picture picture, int x, int y, int margin)
    {
        int left = Math.Max(0, x - margin), right = Math.Min(picture.Width - 1, x + margin);
        int top = Math.Max(0, y - margin), bottom = Math.Min(picture.Height - 1, y + margin);
        return picture[left, y] != picture[right, y] || picture[x, top] != picture[x, bottom]
            || picture[left, top] != picture[right, bottom];
    }
}
