using DigitRecognizer.Imaging;
using DigitRecognizer.Reading;
using DigitRecognizer.Testing;
using DigitRecognizer.Tests.Scenes;
using Xunit;

namespace DigitRecognizer.Tests.Reading;

/// <summary>Both sides of the refusal, measured: run it after every new model and every change of the pipeline.</summary>
public sealed class RefusalTests
{
    private const int PicturesOfAKind = 40;

    [Fact]
    public async Task At_most_one_MNIST_digit_in_a_hundred_is_refused()
    {
        var mnist = await MnistFiles.ReadTestAsync(TestContext.Current.CancellationToken);

        var refused = Enumerable.Range(0, 2000).Count(i => !PackagedModel.Reader.Read(new PixelView(mnist.Picture(i), 28, 28, 1)).Accepted);

        Assert.True(refused <= 20, $"{refused} of 2000 were refused.");
    }

    [Fact]
    public async Task Most_pictures_without_a_single_digit_are_refused()
    {
        var mnist = await MnistFiles.ReadTestAsync(TestContext.Current.CancellationToken);
        var shares = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var (kind, draw) in NonDigits.All)
        {
            var random = new Random(3);
            shares[kind] = Enumerable.Range(0, PicturesOfAKind).Count(_ => IsRefused(draw, random, mnist)) / (double)PicturesOfAKind;
        }

        var report = string.Join(", ", shares.Select(share => $"{share.Key} {share.Value:P0}"));
        TestContext.Current.SendDiagnosticMessage(report);
        Assert.True(shares.Values.Average() >= 0.8, report);
    }

    [Fact]
    public async Task Two_digits_side_by_side_are_several()
    {
        var mnist = await MnistFiles.ReadTestAsync(TestContext.Current.CancellationToken);
        var pixels = NumberPicture.Compose(new Random(8), [mnist.Picture(0).ToArray(), mnist.Picture(1).ToArray()], touching: false, out var width);

        var reading = PackagedModel.Reader.Read(new PixelView(pixels, width, pixels.Length / width, 1));

        Assert.Equal(Refusal.SeveralDigits, reading.Refusal);
    }

    [Fact]
    public void A_page_of_text_is_no_digit()
    {
        using var scene = NonDigits.All["page of text"](new Random(1), []);

        var reading = PackagedModel.Reader.Read(scene.View(scene.Pixels()));

        Assert.Equal(Refusal.NotADigit, reading.Refusal);
    }

    private static bool IsRefused(Func<Random, byte[][], Scene> draw, Random random, MnistSet mnist)
    {
        var digits = Enumerable.Range(0, 3).Select(_ => mnist.Picture(random.Next(mnist.Count)).ToArray()).ToArray();
        using var scene = draw(random, digits);
        try
        {
            return !PackagedModel.Reader.Read(scene.View(scene.Pixels())).Accepted;
        }
        catch (ImageRejectedException)
        {
            return true;
        }
    }
}
