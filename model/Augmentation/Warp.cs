namespace DigitRecognizer.Model.Augmentation;

/// <summary>A random turn, shear, stretch and smooth local bending of the plane. Bending as in Simard, Steinkraus and Platt, 2003, drawn from a coarse grid.</summary>
public readonly struct Warp
{
    private const int Knots = 6;

    private readonly float _xx;
    private readonly float _xy;
    private readonly float _yx;
    private readonly float _yy;
    private readonly float[] _bend;

    public Warp(ref Dice dice)
    {
        var (sin, cos) = MathF.SinCos(dice.Normal() * 0.14f);
        var shear = dice.Normal() * 0.14f;
        float wide = MathF.Exp(dice.Normal() * 0.1f), high = MathF.Exp(dice.Normal() * 0.1f);
        _xx = (cos + shear * sin) / wide;
        _xy = (-sin + shear * cos) / high;
        _yx = sin / wide;
        _yy = cos / high;
        _bend = new float[2 * Knots * Knots];
        for (var i = 0; i < _bend.Length; i++)
        {
            _bend[i] = dice.Normal() * 0.65f;
        }
    }

    /// <summary>Draws a square picture, distorted about its centre, into another square, one source pixel to one target pixel.</summary>
    public void Draw(ReadOnlySpan<byte> source, int side, Span<byte> target, int targetSide)
    {
        float centre = (side - 1) / 2f, targetCentre = (targetSide - 1) / 2f, knot = (Knots - 1.001f) / targetSide;
        for (var y = 0; y < targetSide; y++)
        {
            var ky = y * knot;
            for (var x = 0; x < targetSide; x++)
            {
                var kx = x * knot;
                float dx = x - targetCentre, dy = y - targetCentre;
                var sx = centre + _xx * dx + _xy * dy + Bend(0, kx, ky);
                var sy = centre + _yx * dx + _yy * dy + Bend(Knots * Knots, kx, ky);
                target[y * targetSide + x] = Sample(source, side, sx, sy);
            }
        }
    }

    private float Bend(int offset, float x, float y)
    {
        int x0 = (int)x, y0 = (int)y;
        float fx = x - x0, fy = y - y0;
        fx = fx * fx * (3 - 2 * fx);
        fy = fy * fy * (3 - 2 * fy);
        var at = offset + y0 * Knots + x0;
        var top = _bend[at] + fx * (_bend[at + 1] - _bend[at]);
        var bottom = _bend[at + Knots] + fx * (_bend[at + Knots + 1] - _bend[at + Knots]);
        return top + fy * (bottom - top);
    }

    private static byte Sample(ReadOnlySpan<byte> source, int side, float x, float y)
    {
        if (x <= 0 || y <= 0 || x >= side - 1 || y >= side - 1)
        {
            return 0;
        }

        int x0 = (int)x, y0 = (int)y;
        float fx = x - x0, fy = y - y0;
        var at = y0 * side + x0;
        var top = source[at] + fx * (source[at + 1] - source[at]);
        var bottom = source[at + side] + fx * (source[at + side + 1] - source[at + side]);
        return (byte)(top + fy * (bottom - top) + 0.5f);
    }
}
