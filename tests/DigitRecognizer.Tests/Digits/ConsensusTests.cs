using DigitRecognizer.Testing;
using DigitRecognizer.Tests.RealDigits;
using DigitRecognizer.Tests.Scenes;
using SkiaSharp;
using Xunit;

namespace DigitRecognizer.Tests.Digits;

/// <summary>Faint pencil on shaded paper in 32 x 32 pixels: weak ink, the light's trend and three selections of the ink decide.</summary>
public sealed class ConsensusTests
{
    private const int Digits = 500, Side = 32, Size = 24;

    /// <summary>The paper's level less the ink's, before blur.</summary>
    private const int Contrast = 26;

    private static readonly SKColor Paper = new(205, 205, 200);
    private static readonly SKColor Pencil = new(205 - Contrast, 205 - Contrast, 200 - Contrast);

    [Fact]
    public async Task Faint_small_digits_are_read_and_few_wrong_ones_are_accepted()
    {
        var mnist = await MnistFiles.ReadTestAsync(TestContext.Current.CancellationToken);

        var tally = new Tally(Enumerable.Range(0, Digits).Select(i => Ask(mnist, i)));

        TestContext.Current.TestOutputHelper?.WriteLine(tally.Row("faint pencil, 32 x 32"));
        Assert.True(tally.Right >= 0.985 && tally.WrongOfAccepted <= 0.01 && tally.Refused <= 0.08, tally.Row("faint pencil, 32 x 32"));
    }

    private static Outcome Ask(MnistSet mnist, int index)
    {
        var random = new Random(index);
        using var mask = DigitMask.Of(mnist.Picture(index).ToArray(), Size);
        using var scene = new Scene(Side, Side, Paper)
            .Digit(mask, (Side - Size) * random.NextSingle(), (Side - Size) * random.NextSingle(), Pencil)
            .Blur(0.6f)
            .Light((x, y) => 0.97f - 0.08f * x * y)
            .Noise(random, 1.5f);
        return SharedDigits.Ask(scene.View(scene.Pixels()), mnist.Label(index));
    }
}
