namespace DigitRecognizer.Conformance.Images;

/// <summary>One channel, cut into blocks of 8 x 8 whose cosine transform (ITU-T T.81, A.3.3) is rounded and put in zigzag order.</summary>
internal sealed class JpegPlane(int width, int height, Func<int, int, double> sample)
{
    private const int Side = 8;

    private static readonly double[,] Cosines = MakeCosines();

    private static readonly int[] ZigZag = MakeZigZag();

    private readonly int _across = (width + Side - 1) / Side;

    public int Blocks => _across * ((height + Side - 1) / Side);

    public int[] Transform(int block)
    {
        int left = block % _across * Side, top = block / _across * Side;
        Span<double> rows = stackalloc double[Side * Side];
        for (var y = 0; y < Side; y++)
        {
            for (var x = 0; x < Side; x++)
            {
                var value = sample(Math.Min(width - 1, left + x), Math.Min(height - 1, top + y)) - 128;
                for (var u = 0; u < Side; u++)
                {
                    rows[y * Side + u] += value * Cosines[u, x];
                }
            }
        }

        var coefficients = new int[Side * Side];
        for (var i = 0; i < coefficients.Length; i++)
        {
            int u = ZigZag[i] % Side, v = ZigZag[i] / Side;
            double sum = 0;
            for (var y = 0; y < Side; y++)
            {
                sum += rows[y * Side + u] * Cosines[v, y];
            }

            coefficients[i] = (int)Math.Round(sum);
        }

        return coefficients;
    }

    private static double[,] MakeCosines()
    {
        var cosines = new double[Side, Side];
        for (var u = 0; u < Side; u++)
        {
            for (var x = 0; x < Side; x++)
            {
                cosines[u, x] = (u == 0 ? Math.Sqrt(0.125) : 0.5) * Math.Cos((2 * x + 1) * u * Math.PI / 16);
            }
        }

        return cosines;
    }

    private static int[] MakeZigZag() =>
    [
        .. Enumerable.Range(0, Side * Side)
            .OrderBy(i => i % Side + i / Side)
            .ThenBy(i => (i % Side + i / Side) % 2 == 0 ? i % Side : i / Side),
    ];
}
