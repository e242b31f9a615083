using DigitRecognizer.Model.Augmentation;

namespace DigitRecognizer.Model.GreyTraining;

/// <summary>What a picture shows around a digit: a frame, ruled lines, a grid, a band of something else along one edge, a circle.</summary>
internal static class Clutter
{
    private const float MinStrength = 0.25f, MaxInset = 0.1f, MinWidth = 0.01f, MaxWidth = 0.04f, MinPitch = 0.15f, MaxPitch = 0.5f,
        MinBand = 0.03f, MaxBand = 0.15f, MinRadius = 0.38f, MaxRadius = 0.5f;

    /// <param name="picture">Square, values of 0..255.</param>
    /// <param name="side">Side in pixels.</param>
    /// <param name="dice">Source of random numbers.</param>
    public static void Draw(Span<byte> picture, int side, ref Dice dice)
    {
        var level = dice.Chance(0.7f) ? 0 : byte.MaxValue;
        var strength = dice.Between(MinStrength, 1);
        var width = side * dice.Between(MinWidth, MaxWidth);
        float pitch = side * dice.Between(MinPitch, MaxPitch), inset = side * dice.Between(0, MaxInset);
        float first = dice.Between(0, pitch), band = side * dice.Between(MinBand, MaxBand);
        int kind = dice.Below(5), edge = dice.Below(4);
        var radius = side * dice.Between(MinRadius, MaxRadius);
        for (var i = 0; i < side * side; i++)
        {
            float x = i % side, y = i / side, rim = MathF.Min(MathF.Min(x, y), MathF.Min(side - 1 - x, side - 1 - y));
            var fromEdge = edge switch { 0 => x, 1 => y, 2 => side - 1 - x, _ => side - 1 - y };
            var isClutter = kind switch
            {
                0 => rim >= inset && rim < inset + width,
                1 => (y + pitch - first) % pitch < width,
                2 => (y + pitch - first) % pitch < width || (x + pitch - first) % pitch < width,
                3 => fromEdge < band,
                _ => MathF.Abs(MathF.Sqrt((x - side / 2f) * (x - side / 2f) + (y - side / 2f) * (y - side / 2f)) - radius) < width / 2,
            };
            if (isClutter)
            {
                picture[i] = (byte)(picture[i] + strength * (level - picture[i]));
            }
        }
    }
}
