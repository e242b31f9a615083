using DigitRecognizer.Model.Augmentation;

namespace DigitRecognizer.Model.DetectorTraining;

/// <summary>Filled polygons, stars, ellipses and blobs.</summary>
internal static class SolidShapes
{
    private const int Bumps = 4;

    /// <param name="ink">Receives coverage of 0..1, square.</param>
    /// <param name="side">Side in pixels.</param>
    /// <param name="dice">Source of random numbers.</param>
    public static void Draw(Span<float> ink, int side, ref Dice dice)
    {
        var corners = dice.Below(7);
        float size = side * dice.Between(0.2f, 0.45f), turn = dice.Between(0, 6.3f),
            dent = dice.Chance(0.3f) ? dice.Between(0.1f, 0.6f) : 0;
        // A narrow upright shape may be a 1 drawn with a marker.
        float wide = dice.Between(0.55f, 1), high = dice.Between(0.4f, 1);
        Span<float> bumps = stackalloc float[2 * Bumps];
        foreach (ref var bump in bumps)
        {
            bump = dice.Normal() * (corners < 2 ? 0.12f : 0.02f);
        }

        for (var y = 0; y < side; y++)
        {
            for (var x = 0; x < side; x++)
            {
                float dx = (x + 0.5f - side / 2f) / wide, dy = (y + 0.5f - side / 2f) / high;
                var angle = MathF.Atan2(dy, dx) + turn;
                var edge = size * Edge(corners, angle, dent, bumps);
                ink[y * side + x] = Math.Clamp(edge - MathF.Sqrt(dx * dx + dy * dy) + 0.5f, 0, 1);
            }
        }
    }

    /// <summary>The distance of the edge from the middle: a circle below 3 corners, else a polygon with dented sides.</summary>
    private static float Edge(int corners, float angle, float dent, ReadOnlySpan<float> bumps)
    {
        float edge = 1;
        for (var i = 0; i < Bumps; i++)
        {
            edge += bumps[2 * i] * MathF.Sin((i + 2) * angle) + bumps[2 * i + 1] * MathF.Cos((i + 2) * angle);
        }

        if (corners < 3)
        {
            return edge;
        }

        var sector = 2 * MathF.PI / corners;
        var within = MathF.Abs(angle - sector * MathF.Round(angle / sector)) / (sector / 2);
        return edge * (MathF.Cos(sector / 2) / MathF.Cos((1 - within) * sector / 2) - dent * (1 - MathF.Abs(2 * within - 1)) * 0.5f);
    }
}
