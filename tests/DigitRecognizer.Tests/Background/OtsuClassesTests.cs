using DigitRecognizer.Background;
using DigitRecognizer.Tests.Filters;
using Xunit;

namespace DigitRecognizer.Tests.Background;

public sealed class OtsuClassesTests
{
    [Fact]
    public void Ink_and_paper_are_told_apart_however_little_there_is_of_one()
    {
        using var grey = AsciiPicture.Plane([200, 201, 202, 201, 200, 201, 40, 202, 201, 44, 200, 42], 4);

        Assert.Equal(new OtsuClasses(Threshold: 44, Dark: 42, Bright: 201), OtsuClasses.Of(grey));
    }

    [Fact]
    public void Of_one_level_there_are_not_two_classes()
    {
        using var grey = AsciiPicture.Plane([90, 90, 90, 90], 2);

        Assert.Equal(0, OtsuClasses.Of(grey).Threshold);
    }
}
