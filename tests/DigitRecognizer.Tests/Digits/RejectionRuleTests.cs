using DigitRecognizer.Digits;
using DigitRecognizer.Framing;
using DigitRecognizer.Networks;
using DigitRecognizer.Testing;
using Xunit;

namespace DigitRecognizer.Tests.Digits;

/// <summary>Applies the rule to an MNIST digit with made-up contexts and answers, one test for each limit.</summary>
public sealed class RejectionRuleTests
{
    private static readonly DigitContext Alone =
        DigitContext.None with { RelativeStrokeWidth = 0.1, ContrastToNoise = 40 };

    [Fact]
    public async Task A_clear_single_digit_is_accepted() => Assert.Null(await DecideAsync(Alone, confidence: 0.999f));

    [Fact]
    public async Task A_digit_with_neighbours_on_its_line_is_rejected_as_several() =>
        Assert.Equal(Rejection.SeveralDigits, await DecideAsync(Alone with { NeighboursOnLine = 1 }, confidence: 0.999f));

    [Fact]
    public async Task A_digit_with_another_above_or_below_it_is_rejected_as_several() =>
        Assert.Equal(Rejection.SeveralDigits, await DecideAsync(Alone with { DigitsAboveOrBelow = 1 }, confidence: 0.999f));

    [Fact]
    public async Task A_digit_between_two_positions_of_a_wheel_is_rejected_as_several() =>
        Assert.Equal(Rejection.SeveralDigits, await DecideAsync(Alone with { IsBetweenTwo = true }, confidence: 0.999f));

    [Fact]
    public async Task A_digit_with_much_ink_beside_it_is_rejected_as_not_only_digits() =>
        Assert.Equal(Rejection.NotOnlyDigits, await DecideAsync(Alone with { InkNearby = 0.2 }, confidence: 0.999f));

    [Fact]
    public async Task With_many_other_components_the_largest_is_rejected() =>
        Assert.Equal(Rejection.NotADigit, await DecideAsync(Alone with { OtherComponents = 12 }, confidence: 0.999f));

    [Theory]
    [InlineData(false, 8.9, false)]
    [InlineData(false, 9.1, true)]
    [InlineData(true, 4.9, false)]
    [InlineData(true, 5.1, true)]
    public async Task Ink_too_close_to_the_noise_is_rejected(bool isSmall, double contrast, bool accepted) =>
        Assert.Equal(accepted, await DecideAsync(Alone with { IsSmall = isSmall, ContrastToNoise = contrast }, confidence: 0.999f) is null);

    [Fact]
    public async Task A_filled_shape_is_rejected() =>
        Assert.Equal(Rejection.NotADigit, await DecideAsync(Alone with { RelativeStrokeWidth = 0.5 }, confidence: 0.999f));

    [Fact]
    public async Task Ink_with_little_contrast_to_the_noise_is_rejected() =>
        Assert.Equal(Rejection.NotADigit, await DecideAsync(Alone with { ContrastToNoise = 5 }, confidence: 0.999f));

    [Fact]
    public async Task A_low_confidence_is_rejected() => Assert.Equal(Rejection.LowConfidence, await DecideAsync(Alone, confidence: 0.4f));

    /// <summary>A checkerboard for which the classifier has a high confidence.</summary>
    [Fact]
    public void What_the_detector_does_not_take_for_a_digit_is_rejected() =>
        Assert.Equal(Rejection.NotADigit, RejectionRule.Decide(PackagedModel.Info, Detected(Checkerboard()), Answer(0.999f), Alone, out _));

    [Fact]
    public void The_detector_is_not_used_for_a_model_of_other_classes() =>
        Assert.Null(RejectionRule.Decide(
            PackagedModel.Info with { ReadsDigits = false }, Detected(Checkerboard()), Answer(0.999f), Alone, out _));

    private static float Detected(float[] image) => RejectionRule.Detect(PackagedModel.Info, image);

    private static float[] Checkerboard() =>
        [.. Enumerable.Range(0, LeNet.InputLength).Select(i => (i + i / LeNet.Side) % 2 == 0 ? 1f : 0)];

    private static async Task<Rejection?> DecideAsync(DigitContext context, float confidence)
    {
        var mnist = await MnistFiles.ReadTestAsync(TestContext.Current.CancellationToken);
        var image = mnist.Picture(0).ToArray().Select(v => v / 255f).ToArray();
        return RejectionRule.Decide(PackagedModel.Info, Detected(image), Answer(confidence), context, out _);
    }

    /// <summary>A 7 with this confidence, the rest shared among the others.</summary>
    private static float[] Answer(float confidence) =>
        [.. Enumerable.Range(0, 10).Select(digit => digit == 7 ? confidence : (1 - confidence) / 9)];
}
