using DigitRecognizer.Digits;
using DigitRecognizer.Imaging;
using DigitRecognizer.Model.Augmentation;
using DigitRecognizer.Model.Data;
using DigitRecognizer.Networks;

namespace DigitRecognizer.Model.Tests;

public sealed class AugmentationTests
{
    [Fact]
    public void A_bars_skeleton_is_one_line_along_its_middle()
    {
        var picture = new byte[784];
        for (var y = 4; y < 24; y++)
        {
            picture.AsSpan(y * 28 + 12, 5).Fill(255);
        }

        var skeleton = Skeleton.Of(picture);

        Assert.All(skeleton, piece => Assert.InRange(piece.X0, 0, 0.1f));
        Assert.InRange(skeleton.Max(segment => segment.Y1) - skeleton.Min(segment => segment.Y0), 0.65f, 1f);
    }

    [Fact]
    public void An_empty_picture_has_no_skeleton() => Assert.Empty(Skeleton.Of(new byte[784]));

    [Fact]
    public void What_comes_out_depends_on_the_dice_alone()
    {
        var images = Shapes.Images(40);
        var options = new AugmentationOptions { Designs = 0 };
        float[] first = new float[784], second = new float[784];
        for (var i = 0; i < images.Count; i++)
        {
            new Augmenter(images, new SkeletonCache(images), options).Apply(i, Dice.For(1, 2, i), first);
            new Augmenter(images, new SkeletonCache(images), options).Apply(i, Dice.For(1, 2, i), second);
            Assert.Equal(first, second);
            Assert.All(first, value => Assert.InRange(value, 0, 1.0001f));
            Assert.True(first.Max() > 0.3f, "nothing is left of the picture");
        }
    }

    [Fact]
    public void A_straight_picture_stays_as_it_is()
    {
        var images = new LabelledImages(Shapes.Images(1).Pixels, [0]);
        var options = new AugmentationOptions { Designs = 0, Pens = 0, Prints = 0, Bends = false };
        float[] output = new float[784], served = new float[784];

        new Augmenter(images, new SkeletonCache(images), options).Apply(0, new Dice(1), output);

        DigitRecognizer.Digits.Normalizer.Normalize(new PixelView(images[0], 28, 28, 1), served);
        Assert.Equal(served, output);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    public void Our_own_designs_look_like_their_digit(int digit)
    {
        using var network = LeNet.Load(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "lenet.onnx")));
        var reader = new DigitReader(network);
        const int Count = 200, Side = 64;
        var right = 0;
        for (var i = 0; i < Count; i++)
        {
            var dice = Dice.For(9, digit, i);
            var ink = new float[Side * Side];
            Pen.Draw(DigitDesigns.Draw(digit, ref dice), ref dice, ink, Side);
            right += reader.Read(new PixelView(Array.ConvertAll(ink, v => (byte)(255 - 255 * v)), Side, Side, 1)).PredictedClass == digit
                ? 1
                : 0;
        }

        Assert.InRange(right, Count * 9 / 10, Count);
    }

    [Fact]
    public void The_dice_are_fair()
    {
        var dice = new Dice(3);
        var counts = new int[6];
        double sum = 0, squares = 0;
        for (var i = 0; i < 60_000; i++)
        {
            counts[dice.Below(6)]++;
            var value = dice.Normal();
            sum += value;
            squares += value * value;
        }

        Assert.All(counts, count => Assert.InRange(count, 9_600, 10_400));
        Assert.InRange(sum / 60_000, -0.02, 0.02);
        Assert.InRange(squares / 60_000, 0.97, 1.03);
    }
}
