using DigitRecognizer.Networks;

namespace DigitRecognizer.Model.Augmentation;

/// <summary>
/// Finds the path of the pen in a picture: threshold at twice the resolution, thinning to lines one pixel wide (Zhang and Suen, 1984),
/// neighbours joined, corners of the pixel grid smoothed away.
/// </summary>
public static class Skeleton
{
    private const int Factor = 2;
    private const int Side = LeNet.Side * Factor;
    private const int Threshold = 110;

    /// <summary>MNIST's digits are 20 pixels high or wide.</summary>
    private const float Unit = 20 * Factor;

    /// <param name="image">28 x 28 values of 0..255, ink bright.</param>
    /// <returns>The path, as many short segments; empty where nothing is bright enough.</returns>
    public static Segment[] Of(ReadOnlySpan<byte> image)
    {
        var mask = new byte[Side * Side];
        Enlarge(image, mask);
        var cleared = new List<int>();
        while (Thin(mask, cleared, first: true) | Thin(mask, cleared, first: false))
        {
        }

        return Join(mask);
    }

    private static void Enlarge(ReadOnlySpan<byte> image, Span<byte> mask)
    {
        for (var y = 2; y < Side - 2; y++)
        {
            for (var x = 2; x < Side - 2; x++)
            {
                float sx = (x - 0.5f) / Factor, sy = (y - 0.5f) / Factor;
                int x0 = (int)sx, y0 = (int)sy;
                float fx = sx - x0, fy = sy - y0;
                var at = y0 * LeNet.Side + x0;
                var top = image[at] + fx * (image[at + 1] - image[at]);
                var bottom = image[at + LeNet.Side] + fx * (image[at + LeNet.Side + 1] - image[at + LeNet.Side]);
                mask[y * Side + x] = top + fy * (bottom - top) > Threshold ? (byte)1 : (byte)0;
            }
        }
    }

    private static bool Thin(byte[] mask, List<int> cleared, bool first)
    {
        cleared.Clear();
        for (var at = Side + 1; at < mask.Length - Side - 1; at++)
        {
            if (mask[at] == 0)
            {
                continue;
            }

            int n = mask[at - Side], ne = mask[at - Side + 1], e = mask[at + 1], se = mask[at + Side + 1];
            int s = mask[at + Side], sw = mask[at + Side - 1], w = mask[at - 1], nw = mask[at - Side - 1];
            var neighbours = n + ne + e + se + s + sw + w + nw;
            var rises = ((1 - n) & ne) + ((1 - ne) & e) + ((1 - e) & se) + ((1 - se) & s) + ((1 - s) & sw) + ((1 - sw) & w) + (
                (1 - w) & nw) + ((1 - nw) & n);
            var open = first ? (n & e & s) == 0 && (e & s & w) == 0 : (n & e & w) == 0 && (n & s & w) == 0;
            if (neighbours is >= 2 and <= 6 && rises == 1 && open)
            {
                cleared.Add(at);
            }
        }

        foreach (var at in cleared)
        {
            mask[at] = 0;
        }

        return cleared.Count > 0;
    }

    private static Segment[] Join(byte[] mask)
    {
        ReadOnlySpan<int> around = [1, Side, Side + 1, Side - 1];
        var segments = new List<Segment>();
        for (var at = 0; at < mask.Length; at++)
        {
            if (mask[at] == 0)
            {
                continue;
            }

            var alone = true;
            foreach (var step in around)
            {
                if (mask[at + step] != 0)
                {
                    // No diagonal where the two are already connected through a corner.
                    var corner = step == Side + 1 ? mask[at + 1] | mask[at + Side] : step == Side - 1 ? mask[at - 1] | mask[at + Side] : 0;
                    if (corner == 0)
                    {
                        var (x0, y0) = Smooth(mask, at);
                        var (x1, y1) = Smooth(mask, at + step);
                        segments.Add(new Segment(x0, y0, x1, y1));
                    }

                    alone = false;
                }
            }

            if (alone && mask[at - 1] + mask[at - Side] + mask[at - Side - 1] + mask[at - Side + 1] == 0)
            {
                var (x, y) = Smooth(mask, at);
                segments.Add(new Segment(x, y, x, y));
            }
        }

        return [.. segments];
    }

    /// <summary>The mean of the skeleton's pixels around one, which smooths staircases; end points stay.</summary>
    private static (float X, float Y) Smooth(byte[] mask, int at)
    {
        int x = at % Side, y = at / Side, count = 0, sx = 0, sy = 0;
        for (var dy = -2; dy <= 2; dy++)
        {
            for (var dx = -2; dx <= 2; dx++)
            {
                int nx = x + dx, ny = y + dy;
                if (nx is >= 0 and < Side && ny is >= 0 and < Side && mask[ny * Side + nx] != 0)
                {
                    count++;
                    sx += nx;
                    sy += ny;
                }
            }
        }

        const float Centre = (Side - 1) / 2f;
        return count <= 3
            ? ((x - Centre) / Unit, (y - Centre) / Unit)
            : (((float)sx / count - Centre) / Unit, ((float)sy / count - Centre) / Unit);
    }
}
