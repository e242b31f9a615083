using DigitRecognizer.Background;
using DigitRecognizer.Components;
using DigitRecognizer.Digits;
using DigitRecognizer.Imaging;
using DigitRecognizer.Numbers;
using Xunit;

namespace DigitRecognizer.Tests.Numbers;

public sealed class NumberReadingTests
{
    private static readonly DigitLocation Location = new(new PixelBox(0, 0, 10, 10), Polarity.DarkOnLight, 255);

    [Theory]
    [InlineData(1, null)]
    [InlineData(0.8f, null)]
    [InlineData(0.79f, Rejection.LowConfidence)]
    public void Digits_that_other_cuts_would_make_another_number_of_are_not_accepted(float probability, Rejection? rejection)
    {
        var number = Of(probability, otherInk: null, null, null);

        Assert.Equal(rejection, number.Rejection);
        Assert.Equal(Math.Min(probability, 0.9f), number.Confidence);
    }

    [Fact]
    public void Other_ink_and_a_refused_digit_are_named_first()
    {
        Assert.Equal(Rejection.NotOnlyDigits, Of(0.5f, Rejection.NotOnlyDigits, Rejection.NotADigit, null).Rejection);
        Assert.Equal(Rejection.NotADigit, Of(0.5f, otherInk: null, Rejection.NotADigit, null).Rejection);
    }

    /// <summary>A number of 3s, each with a confidence of 0.9.</summary>
    private static NumberReading Of(float probability, Rejection? otherInk, params Rejection?[] rejections)
    {
        var digits = Array.ConvertAll(
            rejections, rejection => new DigitReading([0.05f, 0.05f, 0, 0.9f, 0, 0, 0, 0, 0, 0], rejection, Location, Input: null));
        return new NumberReading(digits, Location, Signs: [], otherInk, probability);
    }
}
