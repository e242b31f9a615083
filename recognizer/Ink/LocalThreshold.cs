using System.Numerics.Tensors;
using System.Runtime.Intrinsics;
using DigitRecognizer.Filters;

namespace DigitRecognizer.Ink;

/// <summary>
/// Computes the mask: a pixel belongs to a stroke if its ink is a large enough share of the strongest ink nearby. Faint pencil is included
/// where there is no stronger ink; the halo of a stroke, or print that shines through beside it, is not.
/// </summary>
internal static class LocalThreshold
{
    /// <summary>Cells along the longer side of the grid on which the strongest ink is determined, and their least side in pixels.</summary>
    private const int Cells = 16, MinCell = 8;

    /// <param name="ink">The ink of each pixel.</param>
    /// <param name="floor">Ink up to this is never in the mask.</param>
    /// <param name="share">Least ink, as a share of the strongest in the pixel's cell and those around it.</param>
    /// <param name="mask">Takes 1 for ink, else 0.</param>
    public static void Apply(Plane<byte> ink, int floor, double share, Plane<byte> mask)
    {
        var cell = Math.Max(MinCell, (Math.Max(ink.Width, ink.Height) + Cells - 1) / Cells);
        using var strongest = Strongest(ink, cell);
        using var limits = new Plane<byte>(strongest.Width, strongest.Height);
        for (var y = 0; y < limits.Height; y++)
        {
            for (var x = 0; x < limits.Width; x++)
            {
                var around = 0;
                for (var ny = Math.Max(0, y - 1); ny <= Math.Min(limits.Height - 1, y + 1); ny++)
                {
                    for (var nx = Math.Max(0, x - 1); nx <= Math.Min(limits.Width - 1, x + 1); nx++)
                    {
                        around = Math.Max(around, strongest.Row(ny)[nx]);
                    }
                }

                limits.Row(y)[x] = (byte)Math.Max(floor, share * around);
            }
        }

        using var wide = new Plane<byte>(ink.Width, 1);
        for (var y = 0; y < ink.Height; y++)
        {
            if (y % cell == 0)
            {
                Widen(limits.Row(y / cell), cell, wide.Values);
            }

            Compare(ink.Row(y), wide.Values, mask.Row(y));
        }
    }

    private static void Widen(ReadOnlySpan<byte> limits, int cell, Span<byte> wide)
    {
        for (var c = 0; c < limits.Length; c++)
        {
            wide[(c * cell)..Math.Min(wide.Length, (c + 1) * cell)].Fill(limits[c]);
        }
    }

    private static void Compare(ReadOnlySpan<byte> row, ReadOnlySpan<byte> limits, Span<byte> mask)
    {
        var x = 0;
        for (; x < row.Length && row.Length >= Vector128<byte>.Count; x += Vector128<byte>.Count)
        {
            x = Math.Min(x, row.Length - Vector128<byte>.Count);
            var stronger = Vector128.GreaterThan(Vector128.Create(row[x..]), Vector128.Create(limits[x..]));
            (stronger & Vector128<byte>.One).CopyTo(mask[x..]);
        }

        for (; x < row.Length; x++)
        {
            mask[x] = row[x] > limits[x] ? (byte)1 : (byte)0;
        }
    }

    private static Plane<byte> Strongest(Plane<byte> ink, int cell)
    {
        var strongest = new Plane<byte>((ink.Width + cell - 1) / cell, (ink.Height + cell - 1) / cell);
        using var columns = new Plane<byte>(ink.Width, 1);
        for (var y = 0; y < strongest.Height; y++)
        {
            columns.Values.Clear();
            for (var row = y * cell; row < Math.Min(ink.Height, (y + 1) * cell); row++)
            {
                TensorPrimitives.Max(columns.Values, ink.Row(row), columns.Values);
            }

            var target = strongest.Row(y);
            for (var c = 0; c < target.Length; c++)
            {
                target[c] = TensorPrimitives.Max<byte>(columns.Values[(c * cell)..Math.Min(ink.Width, (c + 1) * cell)]);
            }
        }

        return strongest;
    }
}
