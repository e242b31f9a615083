using DigitRecognizer.Components;
using DigitRecognizer.Digits;
using DigitRecognizer.Imaging;
using DigitRecognizer.Networks;
using DigitRecognizer.Testing;
using Xunit;

namespace DigitRecognizer.Tests.Golden;

/// <summary>
/// Compares the pipeline's output with what it was when the weights were trained: every pixel within 2/255, on average within 0.2/255, the
/// box within a pixel. The tolerance is for the rounding of other processors and for another order of additions only.
/// </summary>
public sealed class GoldenTests(GoldenSheet golden) : IClassFixture<GoldenSheet>
{
    private const int MaxDifference = 2;
    private const double MaxMeanDifference = 0.2;

    public static TheoryData<string> Kinds => [.. GoldenPictures.Names];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task The_output_is_what_the_weights_were_trained_on(string kind)
    {
        var mnist = await MnistFiles.ReadTestAsync(TestContext.Current.CancellationToken);
        foreach (var (column, picture) in GoldenPictures.Draw(kind, mnist).Index())
        {
            var (image, location) = Normalize(picture.View);
            if (GoldenSheet.Rewrites)
            {
                golden.Write(kind, column, image, location);
                continue;
            }

            var differences = image.Zip(golden.Image(kind, column), (now, then) => Math.Abs(now - then)).ToArray();
            Assert.True(
                differences.Max() <= MaxDifference && differences.Average() <= MaxMeanDifference,
                $"Picture {column} of '{kind}' differs by up to {differences.Max()}/255, on average by {differences.Average():0.00}/255.");
            AssertNear(golden.Location(kind, column), location);
        }
    }

    private static (byte[] Image, DigitLocation Location) Normalize(PixelView picture)
    {
        var image = new float[LeNet.InputLength];
        var location = Normalizer.Normalize(picture, image);
        return ([.. image.Select(value => (byte)MathF.Round(value * byte.MaxValue))], location);
    }

    private static void AssertNear(DigitLocation expected, DigitLocation actual)
    {
        Assert.Equal(expected.Polarity, actual.Polarity);
        Assert.InRange(actual.Background, expected.Background - 1, expected.Background + 1);
        Assert.InRange(actual.Box.X, expected.Box.X - 1, expected.Box.X + 1);
        Assert.InRange(actual.Box.Y, expected.Box.Y - 1, expected.Box.Y + 1);
        Assert.InRange(actual.Box.Width, expected.Box.Width - 1, expected.Box.Width + 1);
        Assert.InRange(actual.Box.Height, expected.Box.Height - 1, expected.Box.Height + 1);
    }
}
