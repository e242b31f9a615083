using DigitRecognizer.Digits;
using DigitRecognizer.Imaging;
using DigitRecognizer.Testing;
using Xunit;

namespace DigitRecognizer.Tests.Digits;

public sealed class AllocationTests
{
    private const int Reads = 20;
    private const int Rounds = 10;

    /// <summary>A doubtful picture is read three times: two attempts more, whose probabilities are allocated too.</summary>
    [Theory]
    [InlineData("as MNIST frames it", 0)]
    [InlineData("off centre", 0)]
    [InlineData("black on white", 0)]
    [InlineData("on noisy paper", 2)]
    public async Task Reading_a_28x28_picture_allocates_nothing_but_its_answers(string kind, int moreAttempts)
    {
        var mnist = await MnistFiles.ReadTestAsync(TestContext.Current.CancellationToken);
        var digit = mnist.Picture(0).ToArray();
        var random = new Random(1);
        byte[] pixels = kind switch
        {
            "off centre" => [.. digit.Skip(28 * 3 + 2), .. new byte[28 * 3 + 2]],
            "black on white" => [.. digit.Select(value => (byte)(255 - value))],
            "on noisy paper" => [.. digit.Select(value => (byte)(190 - value / 2 + random.Next(20)))],
            _ => digit,
        };

        var bytes = FewestBytes(() => PackagedModel.DigitReader.Read(new PixelView(pixels, 28, 28, 1)));

        Assert.Equal(AnswerBytes() + moreAttempts * ProbabilityBytes(), bytes);
    }

    private static long ProbabilityBytes()
    {
        var kept = Array.Empty<float>();
        var bytes = FewestBytes(() => kept = new float[10]);
        Assert.Equal(10, kept.Length);
        return bytes;
    }

    private static long AnswerBytes()
    {
        var answer = new DigitReading([1], Rejection: null, default, Input: null);
        return FewestBytes(() => _ = answer with { Probabilities = new float[10] });
    }

    /// <summary>The least of several rounds, because the first fills the pools and a garbage collection may empty them.</summary>
    private static long FewestBytes(Action action)
    {
        var fewest = long.MaxValue;
        for (var round = 0; round < Rounds; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < Reads; i++)
            {
                action();
            }

            fewest = Math.Min(fewest, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return fewest / Reads;
    }
}
