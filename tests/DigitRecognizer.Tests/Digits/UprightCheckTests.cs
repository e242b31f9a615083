using DigitRecognizer.Digits;
using DigitRecognizer.Testing;
using DigitRecognizer.Tests.Scenes;
using SkiaSharp;
using Xunit;

namespace DigitRecognizer.Tests.Digits;

/// <summary>A 7 and a 4 of MNIST, drawn as they are and turned.</summary>
public sealed class UprightCheckTests
{
    private const int Seven = 0, Four = 4, Side = 200;

    [Theory]
    [InlineData(Seven)]
    [InlineData(Four)]
    public async Task An_upright_digit_is_accepted(int index) => Assert.Null(await RejectionAsync(index, SKMatrix.Identity));

    [Theory]
    [InlineData(Seven)]
    [InlineData(Four)]
    public async Task A_digit_upside_down_is_rejected_as_not_upright(int index) =>
        Assert.Equal(Rejection.NotUpright, await RejectionAsync(index, SKMatrix.CreateRotationDegrees(180, Side / 2f, Side / 2f)));

    [Theory]
    [InlineData(Seven)]
    [InlineData(Four)]
    public async Task A_mirrored_digit_is_rejected_as_not_upright(int index) =>
        Assert.Equal(Rejection.NotUpright, await RejectionAsync(index, SKMatrix.CreateScale(-1, 1, Side / 2f, Side / 2f)));

    /// <summary>A transposed 4 looks like another 4.</summary>
    [Fact]
    public async Task A_transposed_digit_is_rejected_as_not_upright() =>
        Assert.Equal(Rejection.NotUpright, await RejectionAsync(Seven, new SKMatrix(0, 1, 0, 1, 0, 0, 0, 0, 1)));

    private static async Task<Rejection?> RejectionAsync(int index, SKMatrix turn)
    {
        var mnist = await MnistFiles.ReadTestAsync(TestContext.Current.CancellationToken);
        using var mask = DigitMask.Of(mnist.Picture(index), 120);
        using var scene = new Scene(Side, Side, SKColors.White);
        scene.Canvas.Concat(turn);
        scene.Digit(mask, 40, 40, SKColors.Black);
        return PackagedModel.DigitReader.Read(scene.View(scene.Pixels())).Rejection;
    }
}
