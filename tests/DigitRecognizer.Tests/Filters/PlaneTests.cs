using DigitRecognizer.Filters;
using Xunit;

namespace DigitRecognizer.Tests.Filters;

public sealed class PlaneTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(64, 32)]
    [InlineData(75, 45)]
    public void A_transposed_plane_has_rows_as_columns(int width, int height)
    {
        AssertTransposed(width, height, i => (byte)(i * 7));
        AssertTransposed(width, height, i => (ushort)i);
        AssertTransposed(width, height, i => (float)i);
    }

    private static void AssertTransposed<T>(int width, int height, Func<int, T> value)
        where T : unmanaged
    {
        using var plane = new Plane<T>(width, height);
        using var transposed = new Plane<T>(height, width);
        for (var i = 0; i < plane.Values.Length; i++)
        {
            plane.Values[i] = value(i);
        }

        plane.TransposeTo(transposed);

        for (var i = 0; i < plane.Values.Length; i++)
        {
            Assert.Equal(plane.Values[i], transposed.Values[i % width * height + i / width]);
        }
    }
}
