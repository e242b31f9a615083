using DigitRecognizer.Filters;
using DigitRecognizer.Model.Augmentation;

namespace DigitRecognizer.Model.GreyTraining;

/// <summary>Reduced copies of a picture, with low contrast, blur, noise and JPEG artefacts.</summary>
internal static class PoorCopy
{
    private const float MinSide = 20, MaxSide = 64;
    private const float MinContrast = 0.2f, MaxContrast = 0.7f, DarkestPaper = 60, BrightestPaper = 235;
    private const float MinBlur = 0.3f, MaxBlur = 1.1f;
    private const float MaxNoise = 3, MaxFade = 0.8f;
    private const int WorstQuality = 35, BestQuality = 85;

    /// <param name="picture">Square, values of 0..255.</param>
    /// <param name="side">Side in pixels.</param>
    /// <param name="dice">Decides how much.</param>
    /// <param name="copy">Receives the copy; as long as the picture, or the same memory.</param>
    /// <returns>The copy's side in pixels, at most that of the picture.</returns>
    public static int Draw(ReadOnlySpan<byte> picture, int side, ref Dice dice, Span<byte> copy)
    {
        var small = (int)Math.Min(side, MinSide * MathF.Pow(MaxSide / MinSide, dice.Between(0, 1)));
        using var plane = Reduce(picture, side, small);
        if (dice.Chance(0.25f))
        {
            Fade(plane, ref dice);
        }

        if (dice.Chance(0.7f))
        {
            float contrast = dice.Between(MinContrast, MaxContrast), paper = dice.Between(DarkestPaper, BrightestPaper);
            foreach (ref var value in plane.Values)
            {
                value = paper + contrast * (value - paper);
            }
        }

        if (dice.Chance(0.5f))
        {
            Blur(plane, dice.Between(MinBlur, MaxBlur));
        }

        var noise = dice.Chance(0.3f) ? dice.Between(0, MaxNoise) : 0;
        for (var i = 0; i < plane.Values.Length; i++)
        {
            copy[i] = (byte)Math.Clamp(plane.Values[i] + noise * dice.Normal() + 0.5f, 0, 255);
        }

        if (dice.Chance(0.5f))
        {
            JpegNoise.Apply(copy[..(small * small)], small, WorstQuality + dice.Below(BestQuality - WorstQuality));
        }

        return small;
    }

    /// <summary>Contrast falls from one side to the other, as where a pen runs dry or the light is poor.</summary>
    private static void Fade(Plane<float> plane, ref Dice dice)
    {
        var paper = plane.Values[0];
        var (sin, cos) = MathF.SinCos(dice.Between(0, 2 * MathF.PI));
        var most = dice.Between(0, MaxFade);
        for (var i = 0; i < plane.Values.Length; i++)
        {
            float x = (float)(i % plane.Width) / plane.Width - 0.5f, y = (float)(i / plane.Width) / plane.Height - 0.5f;
            plane.Values[i] += most * Math.Clamp(0.5f + x * cos + y * sin, 0, 1) * (paper - plane.Values[i]);
        }
    }

    private static Plane<float> Reduce(ReadOnlySpan<byte> picture, int side, int small)
    {
        using var whole = new Plane<float>(side, side);
        for (var i = 0; i < whole.Values.Length; i++)
        {
            whole.Values[i] = picture[i];
        }

        var reduced = new Plane<float>(small, small);
        AreaSampler.Draw(whole, reduced, (float)small / side, 0, 0);
        return reduced;
    }

    /// <summary>Blurs by the weights of a Gaussian at -1, 0 and 1 pixels, twice, so that the deviations add up.</summary>
    private static void Blur(Plane<float> plane, float deviation)
    {
        // Three taps with the side weight w have the variance 2 w.
        var weight = deviation * deviation / 4;
        for (var pass = 0; pass < 2; pass++)
        {
            BlurLines(plane.Values, plane.Width, 1, plane.Width, weight);
            BlurLines(plane.Values, 1, plane.Width, plane.Width, weight);
        }
    }

    private static void BlurLines(Span<float> values, int lineStep, int step, int side, float weight)
    {
        for (var line = 0; line < side; line++)
        {
            var at = line * lineStep;
            var before = values[at];
            for (var i = 0; i < side; i++, at += step)
            {
                var after = i + 1 < side ? values[at + step] : values[at];
                var value = values[at];
                values[at] = value + weight * (before + after - 2 * value);
                before = value;
            }
        }
    }
}
