namespace DigitRecognizer.Model.Augmentation;

/// <summary>Collects lines and curves through points, with a random deviation of each point.</summary>
internal struct PenPath(ref Dice dice)
{
    private readonly List<Segment> _segments = [];
    private readonly float _jitter = dice.Between(0.015f, 0.055f);
    private Dice _dice = new(dice.Next());

    /// <summary>The whole path of a design.</summary>
    public static Segment[] Draw(PenDesign design, ref Dice dice)
    {
        var path = new PenPath(ref dice);
        design(ref path, ref dice);
        return path.Finish(ref dice);
    }

    /// <summary>Straight lines from point to point (x, y, x, y ...).</summary>
    public void Line(params ReadOnlySpan<float> points)
    {
        var moved = Shake(points);
        for (var i = 2; i < moved.Length; i += 2)
        {
            _segments.Add(new Segment(moved[i - 2], moved[i - 1], moved[i], moved[i + 1]));
        }
    }

    /// <summary>A Catmull-Rom spline through all points.</summary>
    public void Curve(params ReadOnlySpan<float> points)
    {
        const int Steps = 6;
        var p = Shake(points);
        var last = p.Length / 2 - 1;
        float fromX = p[0], fromY = p[1];
        for (var i = 0; i < last; i++)
        {
            int before = 2 * Math.Max(0, i - 1), here = 2 * i, next = here + 2, after = 2 * Math.Min(last, i + 2);
            for (var step = 1; step <= Steps; step++)
            {
                var t = step / (float)Steps;
                float x = Spline(p[before], p[here], p[next], p[after], t),
                    y = Spline(p[before + 1], p[here + 1], p[next + 1], p[after + 1], t);
                _segments.Add(new Segment(fromX, fromY, x, y));
                (fromX, fromY) = (x, y);
            }
        }
    }

    /// <summary>The whole path, with a random width.</summary>
    public readonly Segment[] Finish(ref Dice dice)
    {
        var wide = dice.Between(0.7f, 1.35f);
        return [.. _segments.Select(s => new Segment(s.X0 * wide, s.Y0, s.X1 * wide, s.Y1))];
    }

    private float[] Shake(ReadOnlySpan<float> points)
    {
        var moved = points.ToArray();
        foreach (ref var value in moved.AsSpan())
        {
            value += _dice.Normal() * _jitter;
        }

        return moved;
    }

    private static float Spline(float a, float b, float c, float d, float t) =>
        0.5f * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t * t * t);
}
