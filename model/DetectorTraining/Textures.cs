using DigitRecognizer.Model.Augmentation;

namespace DigitRecognizer.Model.DetectorTraining;

/// <summary>Pictures filled with one pattern: stripes, checks, wood, cloth, clouds, noise, a brightness gradient.</summary>
internal static class Textures
{
    private const int Waves = 6;

    /// <param name="side">Side in pixels.</param>
    /// <param name="dice">Source of random numbers.</param>
    /// <param name="picture">Receives values of 0..255.</param>
    public static void Draw(int side, ref Dice dice, Span<byte> picture)
    {
        var kind = dice.Below(6);
        var (sin, cos) = MathF.SinCos(dice.Between(0, 6.3f));
        float pitch = dice.Between(3, side / 3f), other = dice.Between(3, side / 3f), bend = dice.Between(0, 2.5f),
            hard = dice.Chance(0.4f) ? 6 : 1;
        float contrast = dice.Between(15, 110), ground = dice.Between(60, 195),
            grain = dice.Chance(0.5f) ? dice.Between(0, 0.4f) * contrast : 2;
        Span<float> waves = stackalloc float[3 * Waves];
        foreach (ref var wave in waves)
        {
            wave = dice.Between(-1, 1);
        }

        for (var y = 0; y < side; y++)
        {
            for (var x = 0; x < side; x++)
            {
                float along = (x * cos + y * sin) / pitch, across = (y * cos - x * sin) / other, cloud = Cloud(waves, x, y, side);
                var value = kind switch
                {
                    0 => MathF.Sin(6.3f * along + bend * cloud),
                    1 => MathF.Sin(6.3f * along) * MathF.Sin(6.3f * across),
                    2 => 0.5f * (MathF.Sin(6.3f * along + 0.3f * bend * cloud) + MathF.Sin(6.3f * across)),
                    3 => 1.5f * cloud,
                    4 => (cos * (x - side / 2) + sin * (y - side / 2)) / side,
                    _ => 0,
                };
                var noise = kind == 5 ? contrast : grain;
                picture[y * side + x] =
                    (byte)Math.Clamp(ground + contrast * Math.Clamp(hard * value, -1, 1) + noise * dice.Normal(), 0, 255);
            }
        }
    }

    /// <summary>A sum of waves of low frequency, about -1..1.</summary>
    private static float Cloud(ReadOnlySpan<float> waves, int x, int y, int side)
    {
        float sum = 0;
        for (var i = 0; i < waves.Length; i += 3)
        {
            sum += MathF.Sin(18 * (waves[i] * x + waves[i + 1] * y) / side + 3.1f * waves[i + 2]);
        }

        return sum / 3;
    }
}
