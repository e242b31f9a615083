using DigitRecognizer.Filters;
using Xunit;

namespace DigitRecognizer.Tests.Filters;

public sealed class PlaneTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(64, 32)]
    [InlineData(75, 45)]
    public void A_turned_plane_has_its_rows_as_columns(int width, int height)
    {
        AssertTurned(width, height, i => (byte)(i * 7));
        AssertTurned(width, height, i => (ushort)i);
        AssertTurned(width, height, i => (float)i);
    }

    private static void AssertTurned<T>(int width, int height, Func<int, T> value)
        where T : unmanaged
    {
        using var plane = new Plane<T>(width, height);
        using var turned = new Plane<T>(height, width);
        for (var i = 0; i < plane.Values.Length; i++)
        {
            plane.Values[i] = value(i);
        }

        plane.TransposeTo(turned);

        for (var i = 0; i < plane.Values.Length; i++)
        {
            Assert.Equal(plane.Values[i], turned.Values[i % width * height + i / width]);
        }
    }
}
