using System.Numerics.Tensors;
using DigitRecognizer.Background;
using DigitRecognizer.Components;
using DigitRecognizer.Digits;
using DigitRecognizer.Framing;
using DigitRecognizer.Grey;
using DigitRecognizer.Imaging;
using DigitRecognizer.Testing;
using DigitRecognizer.Tests.Scenes;
using SkiaSharp;
using Xunit;

namespace DigitRecognizer.Tests.Digits;

/// <summary>A 7 of MNIST on paper, and what attempts made of it.</summary>
public sealed class GreyCheckTests
{
    private const int Seven = 0, Side = 60, Digit = 40, Left = 10, Top = 10;

    /// <summary>Evidence that leaves a doubt, that leaves one only in a small picture, and that leaves none.</summary>
    private const double Doubtful = 3.9, DoubtfulInSmall = 5.9, Clear = 6.1;

    private static readonly DigitContext Small = DigitContext.None with { ContrastToNoise = 50, IsSmall = true };
    private static readonly DigitContext Large = Small with { IsSmall = false };

    [Fact]
    public void A_clear_digit_and_one_that_is_framed_already_are_not_compared()
    {
        Assert.True(GreyCheck.IsNeeded(Read(7, 1, Large) with { Evidence = Doubtful }));
        Assert.False(GreyCheck.IsNeeded(Read(7, 1, Large) with { Evidence = DoubtfulInSmall }));
        Assert.True(GreyCheck.IsNeeded(Read(7, 1, Small) with { Evidence = DoubtfulInSmall }));
        Assert.False(GreyCheck.IsNeeded(Read(7, 1, Small) with { Evidence = Clear }));
        Assert.False(GreyCheck.IsNeeded(Read(7, 1, DigitContext.None) with { Evidence = Doubtful }));
    }

    [Fact]
    public async Task The_same_answer_stays_accepted()
    {
        var attempt = await ApplyAsync(Read(7, 0.9f, Small));

        Assert.Equal(7, TensorPrimitives.IndexOfMax<float>(attempt.Probabilities));
        Assert.True(attempt.Probabilities[7] > 0.9f);
        Assert.Equal(1, attempt.Probabilities.Sum(), 1e-5f);
        Assert.Null(attempt.Rejection);
    }

    [Fact]
    public async Task Another_answer_leaves_a_doubt_and_is_rejected()
    {
        var attempt = await ApplyAsync(Read(2, 1, Small));

        Assert.InRange(attempt.Probabilities[2], 0.4f, 0.6f);
        Assert.InRange(attempt.Probabilities[7], 0.4f, 0.6f);
        Assert.Equal(Rejection.LowConfidence, attempt.Rejection);
    }

    [Fact]
    public async Task An_unsure_answer_is_accepted_when_both_classifiers_agree()
    {
        var attempt = await ApplyAsync(Read(7, 0.4f, Small) with { Rejection = Rejection.LowConfidence });

        Assert.True(attempt.Probabilities[7] > 0.65f);
        Assert.Null(attempt.Rejection);
    }

    [Fact]
    public void What_the_second_classifier_takes_for_no_digit_is_rejected()
    {
        using var scene = new Scene(Side, Side, SKColors.White);
        scene.Line(Left, Top, Left + Digit, Top + Digit, 5, SKColors.Black).Line(Left + Digit, Top, Left, Top + Digit, 5, SKColors.Black);

        var attempt = Apply(scene, Read(4, 0.9f, Small));

        Assert.Equal(Rejection.NotADigit, attempt.Rejection);
    }

    [Fact]
    public async Task What_the_rest_of_the_picture_says_against_it_still_counts()
    {
        var attempt = await ApplyAsync(Read(7, 1, Small with { NeighboursOnLine = 1 }));

        Assert.Equal(Rejection.SeveralDigits, attempt.Rejection);
    }

    [Fact]
    public async Task The_digit_is_found_in_a_picture_that_was_reduced()
    {
        var (box, reduction) = (new PixelBox(3 * Left, 3 * Top, 3 * Digit, 3 * Digit), 3);

        var location = new DigitLocation(box, Polarity.DarkOnLight, 255);
        var attempt = await ApplyAsync(Read(7, 0.5f, Small) with { Location = location }, reduction);

        Assert.True(attempt.Probabilities[7] > 0.7f);
    }

    private static Attempt Read(int digit, float confidence, DigitContext context)
    {
        var probabilities = new float[10];
        probabilities.AsSpan().Fill((1 - confidence) / 9);
        probabilities[digit] = confidence;
        var location = new DigitLocation(new PixelBox(Left, Top, Digit, Digit), Polarity.DarkOnLight, 255);
        return new Attempt(AttemptKind.Standard, location, context, probabilities, Detected: 0.5f, Rejection: null, Evidence: 0);
    }

    private static async Task<Attempt> ApplyAsync(Attempt attempt, int reduction = 1)
    {
        var mnist = await MnistFiles.ReadTestAsync(TestContext.Current.CancellationToken);
        using var mask = DigitMask.Of(mnist.Picture(Seven), Digit);
        using var scene = new Scene(Side, Side, SKColors.White);
        scene.Digit(mask, Left, Top, SKColors.Black);
        return Apply(scene, attempt, reduction);
    }

    private static Attempt Apply(Scene scene, Attempt attempt, int reduction = 1)
    {
        using var grey = Luminance.Extract(scene.View(scene.Pixels()), 1);
        return GreyCheck.Apply(grey, reduction, attempt);
    }
}
