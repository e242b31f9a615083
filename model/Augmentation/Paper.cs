namespace DigitRecognizer.Model.Augmentation;

/// <summary>
/// Draws ink on a background as screens, scanners and cameras show it: either polarity, low contrast, shade, blur, gaps, specks, a ruled
/// line, noise.
/// </summary>
internal static class Paper
{
    /// <param name="ink">Coverage of 0..1, square; overwritten.</param>
    /// <param name="side">Side in pixels.</param>
    /// <param name="rough">Whether noise, shade and the like may be added to plain ink on a plain background.</param>
    /// <param name="dice">Source of random numbers.</param>
    /// <param name="picture">Receives values of 0..255.</param>
    public static void Print(Span<float> ink, int side, bool rough, ref Dice dice, Span<byte> picture)
    {
        if (!rough)
        {
            Expose(ink, side, photo: false, ref dice, picture);
            return;
        }

        if (dice.Chance(0.15f))
        {
            Break(ink, side, ref dice);
        }

        if (dice.Chance(0.08f))
        {
            Rule(ink, side, ref dice);
        }

        for (var blurs = dice.Chance(0.35f) ? 1 + dice.Below(2) : 0; blurs > 0; blurs--)
        {
            Blur(ink, side);
        }

        Expose(ink, side, photo: dice.Chance(0.4f), ref dice, picture);
        if (dice.Chance(0.12f))
        {
            JpegNoise.Apply(picture, side, 25 + dice.Below(60));
        }
    }

    /// <summary>Small round holes, as from a pen that skips.</summary>
    private static void Break(Span<float> ink, int side, ref Dice dice)
    {
        for (var holes = 2 + dice.Below(8); holes > 0; holes--)
        {
            float x = dice.Between(0, side), y = dice.Between(0, side), radius = dice.Between(0.5f, 0.025f * side);
            for (var py = Math.Max(0, (int)(y - radius)); py < Math.Min(side, y + radius); py++)
            {
                for (var px = Math.Max(0, (int)(x - radius)); px < Math.Min(side, x + radius); px++)
                {
                    ink[py * side + px] *= dice.Between(0, 0.6f);
                }
            }
        }
    }

    /// <summary>A ruled line fainter than the ink.</summary>
    private static void Rule(Span<float> ink, int side, ref Dice dice)
    {
        float strength = dice.Between(0.1f, 0.45f), slope = dice.Normal() * 0.02f, y = dice.Between(0.1f * side, 0.9f * side);
        for (var x = 0; x < side; x++)
        {
            var row = (int)(y + slope * x);
            if (row >= 0 && row < side)
            {
                ink[row * side + x] = MathF.Max(ink[row * side + x], strength);
            }
        }
    }

    private static void Blur(Span<float> ink, int side)
    {
        for (var y = 1; y < side - 1; y++)
        {
            for (var x = 1; x < side - 1; x++)
            {
                var at = y * side + x;
                ink[at] = 0.5f * ink[at] + 0.125f * (ink[at - 1] + ink[at + 1] + ink[at - side] + ink[at + side]);
            }
        }
    }

    private static void Expose(ReadOnlySpan<float> ink, int side, bool photo, ref Dice dice, Span<byte> picture)
    {
        var contrast = photo ? dice.Between(60, 190) : dice.Between(150, 255);
        var ground = photo ? dice.Between(contrast + 10, 245) : 255;
        float shadeX = photo ? dice.Between(-0.25f, 0.25f) * contrast / side : 0,
            shadeY = photo ? dice.Between(-0.25f, 0.25f) * contrast / side : 0;
        var noise = photo ? dice.Between(0, 0.06f) * contrast : 0;
        var inverted = dice.Chance(photo ? 0.15f : 0.5f);
        for (var y = 0; y < side; y++)
        {
            for (var x = 0; x < side; x++)
            {
                var value = ground - contrast * ink[y * side + x] + shadeX * (x - side / 2) + shadeY * (y - side / 2);
                if (noise > 0)
                {
                    value += noise * dice.Normal();
                }

                value = inverted ? 255 - value : value;
                picture[y * side + x] = (byte)Math.Clamp(value + 0.5f, 0, 255);
            }
        }
    }
}
