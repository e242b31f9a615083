namespace DigitRecognizer.Normalization;

/// <summary>
/// A pixel belongs to a stroke when it is a good share of the strongest ink around it: faint pencil counts where nothing stronger is near,
/// a pen's halo or print shining through next to it does not.
/// </summary>
internal static class LocalThreshold
{
    private const int Cells = 16;

    public static void Apply(Plane<byte> ink, int floor, double share, Plane<byte> mask)
    {
        var cell = Math.Max(8, (Math.Max(ink.Width, ink.Height) + Cells - 1) / Cells);
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

        for (var y = 0; y < ink.Height; y++)
        {
            ReadOnlySpan<byte> row = ink.Row(y), rowLimits = limits.Row(y / cell);
            var target = mask.Row(y);
            for (var c = 0; c < rowLimits.Length; c++)
            {
                var end = Math.Min(row.Length, (c + 1) * cell);
                for (var x = c * cell; x < end; x++)
                {
                    target[x] = row[x] > rowLimits[c] ? (byte)1 : (byte)0;
                }
            }
        }
    }

    private static Plane<byte> Strongest(Plane<byte> ink, int cell)
    {
        var strongest = new Plane<byte>((ink.Width + cell - 1) / cell, (ink.Height + cell - 1) / cell);
        strongest.Values.Clear();
        for (var y = 0; y < ink.Height; y++)
        {
            var row = ink.Row(y);
            var target = strongest.Row(y / cell);
            for (var c = 0; c < target.Length; c++)
            {
                foreach (var value in row[(c * cell)..Math.Min(row.Length, (c + 1) * cell)])
                {
                    target[c] = Math.Max(target[c], value);
                }
            }
        }

        return strongest;
    }
}
