using System.Globalization;
using System.Text;
using DigitRecognizer.Digits;
using DigitRecognizer.Imaging;
using DigitRecognizer.Testing;
using DigitRecognizer.Tests.Scenes;
using Xunit;

namespace DigitRecognizer.Tests.Digits;

/// <summary>
/// Measures how many digits and how many other pictures are rejected. Run it after a new model or detector and a change of the pipeline.
/// </summary>
public sealed class RejectionTests
{
    private const int PicturesOfAKind = 60;

    /// <summary>The least share of each kind that must be rejected: a little less than what is measured.</summary>
    private static readonly Dictionary<string, double> MinShares = new(StringComparer.Ordinal)
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
    public async Task At_most_one_MNIST_digit_in_two_hundred_is_rejected()
    {
        var mnist = await MnistFiles.ReadTestAsync(TestContext.Current.CancellationToken);

        var rejected = Enumerable.Range(0, mnist.Count)
            .Count(i => !PackagedModel.DigitReader.Read(new PixelView(mnist.Picture(i), 28, 28, 1)).Accepted);

        TestContext.Current.TestOutputHelper?.WriteLine($"{rejected} of {mnist.Count} MNIST test digits are rejected.");
        Assert.True(rejected <= mnist.Count / 200, $"{rejected} of {mnist.Count} were rejected.");
    }

    [Fact]
    public async Task At_most_one_composed_digit_in_fifty_is_rejected()
    {
        var mnist = await MnistFiles.ReadTestAsync(TestContext.Current.CancellationToken);
        var shares = Conditions.All.ToDictionary(
            condition => condition.Key,
            condition => RejectedShare((random, digits) => condition.Value(random, digits[0]), mnist, 20),
            StringComparer.Ordinal);

        Assert.True(shares.Values.Average() <= 0.02, Table(shares));
    }

    [Fact]
    public async Task Pictures_that_are_not_one_digit_are_rejected()
    {
        var mnist = await MnistFiles.ReadTestAsync(TestContext.Current.CancellationToken);
        var shares =
            NonDigits.All.ToDictionary(kind => kind.Key, kind => RejectedShare(kind.Value, mnist, PicturesOfAKind), StringComparer.Ordinal);

        var table = Table(shares);

        TestContext.Current.TestOutputHelper?.WriteLine(table);
        Assert.All(MinShares, minimum => Assert.True(shares[minimum.Key] >= minimum.Value, table));
        Assert.True(shares.Values.Average() >= 0.92, table);
    }

    [Fact]
    public async Task Two_digits_side_by_side_are_rejected_as_several()
    {
        var mnist = await MnistFiles.ReadTestAsync(TestContext.Current.CancellationToken);
        var picture = NumberPicture.Compose(new Random(8), [mnist.Picture(0).ToArray(), mnist.Picture(1).ToArray()], Spacing.Gaps);

        var reading = PackagedModel.DigitReader.Read(picture.View);

        Assert.Equal(Rejection.SeveralDigits, reading.Rejection);
    }

    [Fact]
    public void A_page_of_text_is_rejected_as_no_digit()
    {
        using var scene = NonDigits.All["page of text"](new Random(1), []);

        var reading = PackagedModel.DigitReader.Read(scene.View(scene.Pixels()));

        Assert.Equal(Rejection.NotADigit, reading.Rejection);
    }

    private static string Table(Dictionary<string, double> shares)
    {
        var table = new StringBuilder("share rejected").AppendLine();
        foreach (var (kind, share) in shares)
        {
            table.AppendLine(CultureInfo.InvariantCulture, $"{kind,-30} {share,6:P0}");
        }

        return table.AppendLine(CultureInfo.InvariantCulture, $"{"mean",-30} {shares.Values.Average(),6:P1}").ToString();
    }

    private static double RejectedShare(Func<Random, byte[][], Scene> draw, MnistSet mnist, int pictures)
    {
        var random = new Random(3);
        return Enumerable.Range(0, pictures).Count(_ => IsRejected(draw, random, mnist)) / (double)pictures;
    }

    private static bool IsRejected(Func<Random, byte[][], Scene> draw, Random random, MnistSet mnist)
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
