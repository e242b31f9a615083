using DigitRecognizer.Digits;
using DigitRecognizer.Framing;
using DigitRecognizer.Networks;
using DigitRecognizer.Testing;
using Xunit;

namespace DigitRecognizer.Tests.Digits;

/// <summary>The rule on a digit of MNIST, with company and answers made up: what each limit is for.</summary>
public sealed class RejectionRuleTests
{
    private static readonly DigitContext Alone = new(NeighboursOnLine: 0, OtherComponents: 0, RelativeStrokeWidth: 0.1, ContrastToNoise: 40, UnselectedInk: 0);

    [Fact]
    public async Task A_clear_digit_alone_is_accepted() => Assert.Null(await DecideAsync(Alone, confidence: 0.999f));

    [Fact]
    public async Task A_digit_with_neighbours_on_its_line_is_one_of_several() =>
        Assert.Equal(Rejection.SeveralDigits, await DecideAsync(Alone with { NeighboursOnLine = 1 }, confidence: 0.999f));

    [Fact]
    public async Task On_a_page_full_of_strokes_the_largest_is_no_digit() =>
        Assert.Equal(Rejection.NotADigit, await DecideAsync(Alone with { OtherComponents = 12 }, confidence: 0.999f));

    [Fact]
    public async Task A_solid_shape_is_no_digit() => Assert.Equal(Rejection.NotADigit, await DecideAsync(Alone with { RelativeStrokeWidth = 0.5 }, confidence: 0.999f));

    [Fact]
    public async Task What_hardly_stands_out_from_the_noise_is_no_digit() =>
        Assert.Equal(Rejection.NotADigit, await DecideAsync(Alone with { ContrastToNoise = 5 }, confidence: 0.999f));

    [Fact]
    public async Task Between_two_digits_the_classifier_hesitates() => Assert.Equal(Rejection.LowConfidence, await DecideAsync(Alone, confidence: 0.4f));

    /// <summary>A checkerboard, of which the classifier is sure all the same.</summary>
    [Fact]
    public void What_the_detector_has_never_seen_a_digit_like_is_none() =>
        Assert.Equal(Rejection.NotADigit, RejectionRule.Decide(PackagedModel.Info, Checkerboard(), Answer(0.999f), Alone));

    [Fact]
    public void A_model_of_something_else_is_not_asked_for_digits() =>
        Assert.Null(RejectionRule.Decide(PackagedModel.Info with { ReadsDigits = false }, Checkerboard(), Answer(0.999f), Alone));

    private static float[] Checkerboard() => [.. Enumerable.Range(0, LeNet.InputLength).Select(i => (i + i / LeNet.Side) % 2 == 0 ? 1f : 0)];

    private static async Task<Rejection?> DecideAsync(DigitContext context, float confidence)
    {
        var mnist = await MnistFiles.ReadTestAsync(TestContext.Current.CancellationToken);
        var image = mnist.Picture(0).ToArray().Select(v => v / 255f).ToArray();
        return RejectionRule.Decide(PackagedModel.Info, image, Answer(confidence), context);
    }

    /// <summary>A 7 with this confidence, the rest shared among the others.</summary>
    private static float[] Answer(float confidence) => [.. Enumerable.Range(0, 10).Select(digit => digit == 7 ? confidence : (1 - confidence) / 9)];
}
