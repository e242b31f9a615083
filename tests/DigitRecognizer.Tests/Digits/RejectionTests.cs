using System.Globalization;
using System.Text;
using DigitRecognizer.Digits;
using DigitRecognizer.Imaging;
using DigitRecognizer.Testing;
using DigitRecognizer.Tests.Scenes;
using Xunit;

namespace DigitRecognizer.Tests.Digits;

/// <summary>Both sides of the refusal, measured: run it after every new model, detector and change of the pipeline.</summary>
public sealed class RejectionTests
{
    private const int PicturesOfAKind = 60;

    /// <summary>What share of each kind must be refused: what is reached, less a little room for another classifier.</summary>
    private static readonly Dictionary<string, double> Bars = new(StringComparer.Ordinal)
    {
        ["letter"] = 0.9,
        ["scribble"] = 0.95,
        ["uniform noise"] = 0.95,
        ["texture"] = 0.85,
        ["solid shape"] = 0.85,
        ["outline shape"] = 0.95,
        ["face"] = 0.95,
        ["page of text"] = 0.95,
        ["several digits"] = 0.95,
        ["digits on top of each other"] = 0.85,
        ["halves of two digits"] = 0.65,
    };

    [Fact]
    public async Task At_most_one_MNIST_digit_in_two_hundred_is_refused()
    {
        var mnist = await MnistFiles.ReadTestAsync(TestContext.Current.CancellationToken);

        var refused = Enumerable.Range(0, mnist.Count).Count(i => !PackagedModel.DigitReader.Read(new PixelView(mnist.Picture(i), 28, 28, 1)).Accepted);

        TestContext.Current.TestOutputHelper?.WriteLine($"{refused} of {mnist.Count} MNIST test digits are refused.");
        Assert.True(refused <= mnist.Count / 200, $"{refused} of {mnist.Count} were refused.");
    }

    [Fact]
    public async Task At_most_one_composed_digit_in_fifty_is_refused()
    {
        var mnist = await MnistFiles.ReadTestAsync(TestContext.Current.CancellationToken);
        var shares = Conditions.All.ToDictionary(
            condition => condition.Key,
            condition => RefusedShare((random, digits) => condition.Value(random, digits[0]), mnist, 20),
            StringComparer.Ordinal);

        Assert.True(shares.Values.Average() <= 0.02, Table(shares));
    }

    [Fact]
    public async Task Pictures_without_a_single_digit_are_refused()
    {
        var mnist = await MnistFiles.ReadTestAsync(TestContext.Current.CancellationToken);
        var shares = NonDigits.All.ToDictionary(kind => kind.Key, kind => RefusedShare(kind.Value, mnist, PicturesOfAKind), StringComparer.Ordinal);

        var table = Table(shares);

        TestContext.Current.TestOutputHelper?.WriteLine(table);
        Assert.All(Bars, bar => Assert.True(shares[bar.Key] >= bar.Value, table));
        Assert.True(shares.Values.Average() >= 0.92, table);
    }

    [Fact]
    public async Task Two_digits_side_by_side_are_several()
    {
        var mnist = await MnistFiles.ReadTestAsync(TestContext.Current.CancellationToken);
        var picture = NumberPicture.Compose(new Random(8), [mnist.Picture(0).ToArray(), mnist.Picture(1).ToArray()], Spacing.Gaps);

        var reading = PackagedModel.DigitReader.Read(picture.View);

        Assert.Equal(Rejection.SeveralDigits, reading.Rejection);
    }

    [Fact]
    public void A_page_of_text_is_no_digit()
    {
        using var scene = NonDigits.All["page of text"](new Random(1), []);

        var reading = PackagedModel.DigitReader.Read(scene.View(scene.Pixels()));

        Assert.Equal(Rejection.NotADigit, reading.Rejection);
    }

    private static string Table(Dictionary<string, double> shares)
    {
        var table = new StringBuilder("share refused").AppendLine();
        foreach (var (kind, share) in shares)
        {
            table.AppendLine(CultureInfo.InvariantCulture, $"{kind,-30} {share,6:P0}");
        }

        return table.AppendLine(CultureInfo.InvariantCulture, $"{"mean",-30} {shares.Values.Average(),6:P1}").ToString();
    }

    private static double RefusedShare(Func<Random, byte[][], Scene> draw, MnistSet mnist, int pictures)
    {
        var random = new Random(3);
        return Enumerable.Range(0, pictures).Count(_ => IsRefused(draw, random, mnist)) / (double)pictures;
    }

    private static bool IsRefused(Func<Random, byte[][], Scene> draw, Random random, MnistSet mnist)
    {
        var digits = Enumerable.Range(0, 3).Select(_ => mnist.Picture(random.Next(mnist.Count)).ToArray()).ToArray();
        using var scene = draw(random, digits);
        try
        {
            return !PackagedModel.DigitReader.Read(scene.View(scene.Pixels())).Accepted;
        }
        catch (ImageRejectedException)
        {
            return true;
        }
    }
}
