using System.Numerics.Tensors;

namespace DigitRecognizer.Normalization;

/// <summary>
/// The highest or lowest value in a square around each pixel, in place, at a cost that does not grow with the square:
/// running extremes forwards and backwards in blocks of the square's side (van Herk, 1992; Gil and Werman, 1993).
/// </summary>
internal static class WindowExtreme
{
    public static void Apply(Plane<byte> plane, int radius, bool highest)
    {
        Columns(plane, radius, highest);
        using var turned = new Plane<byte>(plane.Height, plane.Width);
        plane.TurnTo(turned);
        Columns(turned, radius, highest);
        turned.TurnTo(plane);
    }

    private static void Columns(Plane<byte> plane, int radius, bool highest)
    {
        int w = plane.Width, h = plane.Height, side = 2 * radius + 1;
        using var forward = new Plane<byte>(w, h);
        using var backward = new Plane<byte>(w, h);
        for (var y = 0; y < h; y++)
        {
            Step(plane.Row(y), y % side == 0 ? default : forward.Row(y - 1), forward.Row(y), highest);
        }

        for (var y = h - 1; y >= 0; y--)
        {
            Step(plane.Row(y), y % side == side - 1 || y == h - 1 ? default : backward.Row(y + 1), backward.Row(y), highest);
        }

        for (var y = 0; y < h; y++)
        {
            int first = y - radius, last = y + radius;
            if (first < 0)
            {
                // The window begins above the picture, so it ends within the block of the first rows.
                forward.Row(Math.Min(last, h - 1)).CopyTo(plane.Row(y));
            }
            else if (last >= h)
            {
                Step(backward.Row(first), first / side == (h - 1) / side ? default : forward.Row(h - 1), plane.Row(y), highest);
            }
            else
            {
                Step(backward.Row(first), forward.Row(last), plane.Row(y), highest);
            }
        }
    }

    private static void Step(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b, Span<byte> target, bool highest)
    {
        if (b.IsEmpty)
        {
            a.CopyTo(target);
        }
        else if (highest)
        {
            TensorPrimitives.Max(a, b, target);
        }
        else
        {
            TensorPrimitives.Min(a, b, target);
        }
    }
}
