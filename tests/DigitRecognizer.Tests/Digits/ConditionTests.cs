using DigitRecognizer.Imaging;
using DigitRecognizer.Testing;
using DigitRecognizer.Tests.Scenes;
using Xunit;

namespace DigitRecognizer.Tests.Digits;

public sealed class ConditionTests
{
    private const int Pictures = 40;

    public static TheoryData<string> Names => [.. Conditions.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_digit_is_read_in_this_condition(string condition)
    {
        var mnist = await MnistFiles.ReadTestAsync(TestContext.Current.CancellationToken);
        var random = new Random(7);
        var right = 0;
        for (var i = 0; i < Pictures; i++)
        {
            var index = random.Next(mnist.Count);
            using var scene = Conditions.All[condition](random, mnist.Picture(index).ToArray());
            try
            {
                right += PackagedModel.DigitReader.Read(scene.View(scene.Pixels())).PredictedClass == mnist.Label(index) ? 1 : 0;
            }
            catch (ImageRejectedException)
            {
                // Counts as wrong: there is a digit.
            }
        }

        TestContext.Current.SendDiagnosticMessage($"{condition}: {right} of {Pictures}");
        Assert.True(right >= 0.9 * Pictures, $"{right} of {Pictures} were read right.");
    }
}
