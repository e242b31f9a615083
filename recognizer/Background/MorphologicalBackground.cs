using DigitRecognizer.Filters;

namespace DigitRecognizer.Background;

/// <summary>
/// A photo's background: grey closing (for dark ink) or opening (for bright ink) with a square wider than any pen stroke.
/// It removes what is narrow and keeps everything else as it is: shading, the sharp edge of a shadow, the table beside the sheet.
/// </summary>
internal static class MorphologicalBackground
{
    /// <summary>Half the square's side as a share of the picture's longer side: a stroke may be a fifth of the picture wide.</summary>
    private const double Reach = 0.1;

    /// <summary>The same in a small picture, where the digit fills more of it; in pixels at least, and at most.</summary>
    private const double SmallReach = 0.15;
    private const int MinSmallReach = 2, MaxSmallReach = 12;

    public static Plane<byte> Of(Plane<byte> grey, Polarity polarity)
    {
        var longer = Math.Max(grey.Width, grey.Height);
        var radius = Math.Max((int)(Reach * longer), Math.Clamp((int)(SmallReach * longer), MinSmallReach, MaxSmallReach));
        return SmallPicture.Is(grey) ? WithoutTrend(grey, polarity, radius) : Of(grey, polarity, radius);
    }

    public static Plane<byte> Of(Plane<byte> grey, Polarity polarity, int radius)
    {
        var result = grey.Copy();
        GreyMorphology.ApplyBoth(result, radius, dilateFirst: polarity == Polarity.DarkOnLight);
        return result;
    }

    private static Plane<byte> WithoutTrend(Plane<byte> grey, Polarity polarity, int radius)
    {
        var trend = LightTrend.Of(grey);
        using var even = new Plane<byte>(grey.Width, grey.Height);
        Add(grey, trend, -1, even);
        var background = Of(even, polarity, radius);
        Add(background, trend, 1, background);
        return background;
    }

    private static void Add(Plane<byte> from, LightTrend trend, int sign, Plane<byte> to)
    {
        for (var y = 0; y < from.Height; y++)
        {
            ReadOnlySpan<byte> source = from.Row(y);
            var target = to.Row(y);
            for (var x = 0; x < source.Length; x++)
            {
                target[x] = (byte)Math.Clamp(source[x] + sign * trend.At(x, y), 0, byte.MaxValue);
            }
        }
    }
}
