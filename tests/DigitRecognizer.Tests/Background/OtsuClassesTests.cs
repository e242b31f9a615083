using DigitRecognizer.Background;
using DigitRecognizer.Tests.Filters;
using Xunit;

namespace DigitRecognizer.Tests.Background;

public sealed class OtsuClassesTests
{
    [Fact]
    public void Ink_and_paper_are_separated_even_where_one_of_them_is_rare()
    {
        using var grey = AsciiPicture.Plane([200, 201, 202, 201, 200, 201, 40, 202, 201, 44, 200, 42], 4);

        Assert.Equal(new OtsuClasses(Threshold: 44, Dark: 42, Bright: 201), OtsuClasses.Of(grey));
    }

    [Fact]
    public void A_picture_of_one_level_has_threshold_zero()
    {
        using var grey = AsciiPicture.Plane([90, 90, 90, 90], 2);

        Assert.Equal(0, OtsuClasses.Of(grey).Threshold);
    }
}
