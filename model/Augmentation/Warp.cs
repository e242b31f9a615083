namespace DigitRecognizer.Model.Augmentation;

/// <summary>
/// A random rotation, shear, stretch and smooth local bending of the plane about the origin, in units of the digit's height.
/// Bending as in Simard, Steinkraus and Platt, "Best practices for convolutional neural networks applied to visual document analysis",
/// 2003, interpolated from a coarse grid.
/// </summary>
public readonly struct Warp
{
    private const int Knots = 6;
    private const float Reach = 1.0f;

    private readonly float _xx;
    private readonly float _xy;
    private readonly float _yx;
    private readonly float _yy;
    private readonly float[] _bend;

    /// <param name="dice">Source of random numbers.</param>
    /// <param name="strength">1 for the variation between writers; 0 for no change.</param>
    public Warp(ref Dice dice, float strength)
    {
        var (sin, cos) = MathF.SinCos(dice.Normal() * 0.14f * strength);
        var shear = dice.Normal() * 0.14f * strength;
        float wide = MathF.Exp(dice.Normal() * 0.1f * strength), high = MathF.Exp(dice.Normal() * 0.1f * strength);
        _xx = (cos + shear * sin) * wide;
        _xy = (-sin + shear * cos) * high;
        _yx = sin * wide;
        _yy = cos * high;
        _bend = new float[2 * Knots * Knots];
        for (var i = 0; i < _bend.Length; i++)
        {
            _bend[i] = dice.Normal() * 0.033f * strength;
        }
    }

    /// <summary>The position that a point is moved to.</summary>
    public (float X, float Y) Move(float x, float y)
    {
        const float Last = Knots - 1.001f;
        var kx = Math.Clamp((x + Reach) * (Last / (2 * Reach)), 0, Last);
        var ky = Math.Clamp((y + Reach) * (Last / (2 * Reach)), 0, Last);
        int x0 = (int)kx, y0 = (int)ky;
        float fx = kx - x0, fy = ky - y0;
        fx = fx * fx * (3 - 2 * fx);
        fy = fy * fy * (3 - 2 * fy);
        var at = y0 * Knots + x0;
        return (_xx * x + _xy * y + Bend(at, fx, fy), _yx * x + _yy * y + Bend(at + Knots * Knots, fx, fy));
    }

    private float Bend(int at, float fx, float fy)
    {
        var top = _bend[at] + fx * (_bend[at + 1] - _bend[at]);
        var bottom = _bend[at + Knots] + fx * (_bend[at + Knots + 1] - _bend[at + Knots]);
        return top + fy * (bottom - top);
    }
}
