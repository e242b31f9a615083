using DigitRecognizer.Digits;
using DigitRecognizer.Imaging;
using DigitRecognizer.Networks;
using DigitRecognizer.Testing;
using DigitRecognizer.Tests.Filters;
using Xunit;

namespace DigitRecognizer.Tests.Digits;

public sealed class PipelineStagesTests
{
    [Fact]
    public async Task A_picture_that_is_framed_already_has_two_stages()
    {
        var digit = (await MnistFiles.ReadTestAsync(TestContext.Current.CancellationToken)).Picture(0).ToArray();

        var stages = Visit(new PixelView(digit, LeNet.Side, LeNet.Side, 1));

        Assert.Equal(2, stages.Count);
        Assert.All(stages, stage => Assert.Equal(digit, stage));
    }

    [Fact]
    public async Task Any_other_picture_has_six_stages_and_ends_with_what_the_network_sees()
    {
        var digit = (await MnistFiles.ReadTestAsync(TestContext.Current.CancellationToken)).Picture(0).ToArray();
        byte[] moved = [.. digit.Skip(3 * LeNet.Side), .. new byte[3 * LeNet.Side]];
        var image = new float[LeNet.InputLength];
        Normalizer.Normalize(new PixelView(moved, LeNet.Side, LeNet.Side, 1), image);

        var stages = Visit(new PixelView(moved, LeNet.Side, LeNet.Side, 1));

        Assert.Equal(6, stages.Count);
        Assert.Equal(Array.ConvertAll(image, value => (byte)MathF.Round(255 * value)), stages[^1]);
    }

    [Fact]
    public void A_blank_picture_has_the_stages_that_were_reached()
    {
        List<byte[]> stages = [];

        Assert.Throws<ImageRejectedException>(() => Visit(new PixelView(new byte[40 * 30], 40, 30, 1), stages));

        Assert.Equal(5, stages.Count);
        Assert.All(stages, stage => Assert.All(stage, value => Assert.Equal(0, value)));
    }

    [Fact]
    public void A_retry_within_a_rectangle_shows_only_the_rectangle()
    {
        var desk = AsciiPicture.Rectangle(60, 80, new PixelBox(10, 20, 40, 50), paper: 20, ink: 230);
        List<(int Width, int Height)> sizes = [];

        Assert.Throws<ImageRejectedException>(() => PipelineStages.Visit(
            new PixelView(desk, 60, 80, 1), AttemptKind.BrightRectangle, (_, width, height) => sizes.Add((width, height))));

        Assert.Equal(Enumerable.Repeat((36, 46), 5), sizes);
    }

    private static List<byte[]> Visit(PixelView pixels)
    {
        List<byte[]> stages = [];
        Visit(pixels, stages);
        return stages;
    }

    private static void Visit(PixelView pixels, List<byte[]> stages) =>
        PipelineStages.Visit(pixels, AttemptKind.Standard, (stage, _, _) => stages.Add(stage.ToArray()));
}
