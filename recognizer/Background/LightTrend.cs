using System.Runtime.CompilerServices;
using DigitRecognizer.Filters;

namespace DigitRecognizer.Background;

/// <summary>
/// The trend of the light over a small picture: a surface of second order, fitted by least squares to the grey levels, twice more without
/// the pixels far from the previous fit, which are ink or another object.
/// </summary>
internal struct LightTrend
{
    private const int Terms = 6, Fits = 3;

    /// <summary>Samples along the longer side: enough for six coefficients.</summary>
    private const int Samples = 28;

    /// <summary>A pixel further from the fit than this, in standard deviations, is left out of the next one.</summary>
    private const double MaxDeviations = 1.2;

    private readonly int _width;
    private readonly int _height;
    private Coefficients _coefficients;

    private LightTrend(int width, int height) => (_width, _height) = (width, height);

    public static LightTrend Of(Plane<byte> grey)
    {
        var trend = new LightTrend(grey.Width, grey.Height);
        var limit = double.PositiveInfinity;
        for (var fit = 0; fit < Fits; fit++)
        {
            limit = MaxDeviations * trend.Fit(grey, limit);
        }

        return trend;
    }

    /// <summary>How far the light at a pixel lies above the picture's middle level.</summary>
    public readonly int At(int x, int y)
    {
        Span<double> terms = stackalloc double[Terms];
        SetTerms(x, y, terms);
        return (int)Math.Round(Value(terms) - _coefficients[0]);
    }

    /// <summary>Fits to the pixels that lie within a limit of the fit before.</summary>
    /// <returns>Their standard deviation from that, at least 1 level.</returns>
    private double Fit(Plane<byte> grey, double limit)
    {
        Span<double> matrix = stackalloc double[Terms * Terms], sums = stackalloc double[Terms], terms = stackalloc double[Terms];
        matrix.Clear();
        sums.Clear();
        double squares = 0;
        var count = 0;
        var step = Math.Max(1, Math.Max(_width, _height) / Samples);
        for (var y = 0; y < _height; y += step)
        {
            for (var x = 0; x < _width; x += step)
            {
                SetTerms(x, y, terms);
                var off = grey.Row(y)[x] - Value(terms);
                if (Math.Abs(off) <= limit)
                {
                    Accumulate(terms, off, matrix, sums);
                    squares += off * off;
                    count++;
                }
            }
        }

        Solve(matrix, sums);
        return Math.Max(1, Math.Sqrt(squares / Math.Max(1, count)));
    }

    private readonly double Value(ReadOnlySpan<double> terms)
    {
        double value = 0;
        for (var i = 0; i < Terms; i++)
        {
            value += _coefficients[i] * terms[i];
        }

        return value;
    }

    private readonly void SetTerms(int column, int row, Span<double> terms)
    {
        double x = 2.0 * column / Math.Max(1, _width - 1) - 1, y = 2.0 * row / Math.Max(1, _height - 1) - 1;
        (terms[0], terms[1], terms[2], terms[3], terms[4], terms[5]) = (1, x, y, x * x, y * y, x * y);
    }

    private static void Accumulate(ReadOnlySpan<double> terms, double off, Span<double> matrix, Span<double> sums)
    {
        for (var i = 0; i < Terms; i++)
        {
            sums[i] += terms[i] * off;
            for (var k = 0; k < Terms; k++)
            {
                matrix[i * Terms + k] += terms[i] * terms[k];
            }
        }
    }

    /// <summary>
    /// Gaussian elimination; what is found is added to the coefficients. A term that the samples do not determine stays as it is.
    /// </summary>
    private void Solve(Span<double> matrix, Span<double> sums)
    {
        const double Smallest = 1e-6;
        for (var pivot = 0; pivot < Terms; pivot++)
        {
            for (var row = pivot + 1; row < Terms && matrix[pivot * Terms + pivot] > Smallest; row++)
            {
                var factor = matrix[row * Terms + pivot] / matrix[pivot * Terms + pivot];
                for (var k = pivot; k < Terms; k++)
                {
                    matrix[row * Terms + k] -= factor * matrix[pivot * Terms + k];
                }

                sums[row] -= factor * sums[pivot];
            }
        }

        Span<double> change = stackalloc double[Terms];
        change.Clear();
        for (var row = Terms - 1; row >= 0; row--)
        {
            var rest = sums[row];
            for (var k = row + 1; k < Terms; k++)
            {
                rest -= matrix[row * Terms + k] * change[k];
            }

            change[row] = matrix[row * Terms + row] > Smallest ? rest / matrix[row * Terms + row] : 0;
            _coefficients[row] += change[row];
        }
    }

    [InlineArray(Terms)]
    private struct Coefficients
    {
        private double _first;
    }
}
