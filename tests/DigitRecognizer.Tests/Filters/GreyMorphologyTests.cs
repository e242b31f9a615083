using DigitRecognizer.Filters;
using Xunit;

namespace DigitRecognizer.Tests.Filters;

public sealed class GreyMorphologyTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(9)]
    public void Dilation_takes_the_highest_value_of_the_window(int radius)
    {
        var random = new Random(radius);
        using var plane = new Plane<byte>(23, 17);
        random.NextBytes(plane.Values);
        var before = plane.Values.ToArray();

        GreyMorphology.Apply(plane, radius, dilate: true);

        for (var i = 0; i < before.Length; i++)
        {
            byte highest = 0;
            for (var y = Math.Max(0, i / 23 - radius); y <= Math.Min(16, i / 23 + radius); y++)
            {
                for (var x = Math.Max(0, i % 23 - radius); x <= Math.Min(22, i % 23 + radius); x++)
                {
                    highest = Math.Max(highest, before[y * 23 + x]);
                }
            }

            Assert.Equal(highest, plane.Values[i]);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Opening_and_closing_equal_one_operation_after_the_other(bool dilateFirst)
    {
        using var both = new Plane<byte>(70, 41);
        using var each = new Plane<byte>(70, 41);
        new Random(1).NextBytes(both.Values);
        both.Values.CopyTo(each.Values);

        GreyMorphology.ApplyBoth(both, 3, dilateFirst);

        GreyMorphology.Apply(each, 3, dilateFirst);
        GreyMorphology.Apply(each, 3, !dilateFirst);
        Assert.Equal(each.Values, both.Values);
    }
}
