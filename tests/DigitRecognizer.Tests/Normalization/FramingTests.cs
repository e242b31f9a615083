using DigitRecognizer.Imaging;
using DigitRecognizer.Network;
using DigitRecognizer.Normalization;
using Xunit;

namespace DigitRecognizer.Tests.Normalization;

public sealed class FramingTests
{
    [Theory]
    [InlineData(280, 60, 40, 12, 100)]
    [InlineData(64, 30, 5, 2, 40)]
    [InlineData(900, 700, 500, 3, 300)]
    [InlineData(28, 12, 3, 2, 22)]
    public void A_bar_anywhere_in_any_width_becomes_twenty_pixels_high_in_the_middle(int side, int x, int y, int width, int height)
    {
        var image = Normalize(Art.Rectangle(side, side, new PixelBox(x, y, width, height)), side, out var finding);

        var rows = Enumerable.Range(0, 28).Where(row => Enumerable.Range(0, 28).Any(column => image[row * 28 + column] > 0.5f)).ToArray();
        Assert.InRange(rows.Length, 19, 21);
        Assert.InRange(rows.Average(), 13, 14);
        Assert.InRange(Mass(image, 28), 1.5 * 20, 5.5 * 20);
        Assert.Equal(new PixelBox(x, y, width, height), finding.Box);
        Assert.Equal((Polarity.DarkOnLight, (byte)255), (finding.Polarity, finding.Background));
    }

    [Fact]
    public void Either_polarity_gives_the_same_picture()
    {
        var dark = Normalize(Art.Rectangle(100, 100, new PixelBox(20, 30, 8, 50), 230, 30), 100, out _);
        var bright = Normalize(Art.Rectangle(100, 100, new PixelBox(20, 30, 8, 50), 30, 230), 100, out var finding);

        Assert.Equal(dark, bright);
        Assert.Equal(Polarity.LightOnDark, finding.Polarity);
    }

    [Fact]
    public void A_picture_framed_as_MNIST_does_passes_untouched()
    {
        var samples = Art.Rectangle(28, 28, new PixelBox(12, 4, 4, 20), paper: 0, ink: 255);
        samples[14 * 28 + 11] = 77;

        var image = Normalize(samples, 28, out _);

        Assert.Equal(samples, image.Select(v => (byte)MathF.Round(v * 255)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(137)]
    [InlineData(255)]
    public void A_flat_picture_is_blank(byte level)
    {
        var samples = new byte[50 * 50];
        Array.Fill(samples, level);

        var rejected = Assert.Throws<ImageRejectedException>(() => Normalize(samples, 50, out _));

        Assert.Equal(ImageProblem.Blank, rejected.Problem);
    }

    [Fact]
    public void Paper_without_ink_is_blank_for_all_its_shading_and_grain()
    {
        var random = new Random(4);
        var samples = new byte[300 * 300];
        for (var i = 0; i < samples.Length; i++)
        {
            samples[i] = (byte)(170 + i % 300 / 6 + random.Next(-2, 3));
        }

        var rejected = Assert.Throws<ImageRejectedException>(() => Normalize(samples, 300, out _));

        Assert.Equal(ImageProblem.Blank, rejected.Problem);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 40)]
    [InlineData(40, 1)]
    [InlineData(2, 3)]
    public void The_smallest_pictures_are_read_or_refused_and_break_nothing(int width, int height)
    {
        var samples = new byte[width * height];
        samples[0] = 255;
        var image = new float[LeNet.InputLength];

        try
        {
            Normalizer.Normalize(new PixelView(samples, width, height, 1), image);
            Assert.All(image, value => Assert.InRange(value, 0, 1));
        }
        catch (ImageRejectedException e)
        {
            Assert.Equal(ImageProblem.Blank, e.Problem);
        }
    }

    [Fact]
    public void Outlines_lie_between_pixels_and_distances_grow_by_one()
    {
        using var coverage = new Plane<float>(9, 1);
        new[] { 0f, 0, 0.25f, 1, 1, 1, 1, 0, 0 }.CopyTo(coverage.Values);
        using var distance = new Plane<float>(9, 1);

        DistanceField.Compute(coverage, distance);

        Assert.Equal([-2.33f, -1.33f, -0.33f, 0.67f, 1.67f, 1.5f, 0.5f, -0.5f, -1.5f], distance.Values.ToArray().Select(d => MathF.Round(d, 2)));
    }

    [Fact]
    public void The_sampler_keeps_the_mass_it_draws()
    {
        using var source = new Plane<float>(30, 30);
        source.Values.Clear();
        source.Row(10)[5..25].Fill(1);
        using var target = new Plane<float>(20, 20);

        AreaSampler.Draw(source, target, 0.5f, 2.3f, 1.7f);

        Assert.Equal(20 * 0.25, Mass(target.Values.ToArray(), 20), 3);
    }

    private static float[] Normalize(byte[] samples, int width, out Finding finding)
    {
        var image = new float[LeNet.InputLength];
        finding = Normalizer.Normalize(new PixelView(samples, width, samples.Length / width, 1), image);
        return image;
    }

    private static double Mass(float[] image, int width) => image.Chunk(width).Sum(row => row.Sum(v => (double)v));
}
