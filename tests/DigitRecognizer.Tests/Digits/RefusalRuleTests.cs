using DigitRecognizer.Digits;
using DigitRecognizer.Framing;
using DigitRecognizer.Networks;
using DigitRecognizer.Testing;
using Xunit;

namespace DigitRecognizer.Tests.Digits;

/// <summary>The rule on a digit of MNIST, with company and answers made up: what each limit is for.</summary>
public sealed class RefusalRuleTests
{
    private static readonly Company Alone = new(OnTheLine: 0, Elsewhere: 0, PenShare: 0.1, Clarity: 40, LeftOver: 0);

    [Fact]
    public async Task A_clear_digit_alone_is_accepted() => Assert.Null(await DecideAsync(Alone, confidence: 0.999f));

    [Fact]
    public async Task A_digit_with_neighbours_on_its_line_is_one_of_several() =>
        Assert.Equal(Refusal.SeveralDigits, await DecideAsync(Alone with { OnTheLine = 1 }, confidence: 0.999f));

    [Fact]
    public async Task On_a_page_full_of_strokes_the_largest_is_no_digit() =>
        Assert.Equal(Refusal.NotADigit, await DecideAsync(Alone with { Elsewhere = 12 }, confidence: 0.999f));

    [Fact]
    public async Task A_solid_shape_is_no_digit() => Assert.Equal(Refusal.NotADigit, await DecideAsync(Alone with { PenShare = 0.5 }, confidence: 0.999f));

    [Fact]
    public async Task What_hardly_stands_out_from_the_noise_is_no_digit() =>
        Assert.Equal(Refusal.NotADigit, await DecideAsync(Alone with { Clarity = 5 }, confidence: 0.999f));

    [Fact]
    public async Task Between_two_digits_the_classifier_hesitates() => Assert.Equal(Refusal.LowConfidence, await DecideAsync(Alone, confidence: 0.4f));

    /// <summary>A checkerboard, of which the classifier is sure all the same.</summary>
    [Fact]
    public void What_the_detector_has_never_seen_a_digit_like_is_none() =>
        Assert.Equal(Refusal.NotADigit, RefusalRule.Decide(PackagedModel.Info, Checkerboard(), Answer(0.999f), Alone));

    [Fact]
    public void A_model_of_something_else_is_not_asked_for_digits() =>
        Assert.Null(RefusalRule.Decide(PackagedModel.Info with { ReadsDigits = false }, Checkerboard(), Answer(0.999f), Alone));

    private static float[] Checkerboard() => [.. Enumerable.Range(0, LeNet.InputLength).Select(i => (i + i / LeNet.Side) % 2 == 0 ? 1f : 0)];

    private static async Task<Refusal?> DecideAsync(Company company, float confidence)
    {
        var mnist = await MnistFiles.ReadTestAsync(TestContext.Current.CancellationToken);
        var image = mnist.Picture(0).ToArray().Select(v => v / 255f).ToArray();
        return RefusalRule.Decide(PackagedModel.Info, image, Answer(confidence), company);
    }

    /// <summary>A 7 with this confidence, the rest shared among the others.</summary>
    private static float[] Answer(float confidence) => [.. Enumerable.Range(0, 10).Select(digit => digit == 7 ? confidence : (1 - confidence) / 9)];
}
