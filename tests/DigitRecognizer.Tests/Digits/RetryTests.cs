using DigitRecognizer.Background;
using DigitRecognizer.Digits;
using DigitRecognizer.Grey;
using DigitRecognizer.Imaging;
using DigitRecognizer.Networks;
using DigitRecognizer.Testing;
using DigitRecognizer.Tests.Filters;
using DigitRecognizer.Tests.Scenes;
using SkiaSharp;
using Xunit;

namespace DigitRecognizer.Tests.Digits;

/// <summary>Pictures that the standard attempt misreads or rejects, and the retry that reads each.</summary>
public sealed class RetryTests
{
    private const int Seven = 0;

    [Fact]
    public Task A_dark_canvas_on_a_page_is_read_as_a_dark_rectangle() => AssertFoundAsync(AttemptKind.DarkRectangle, mask =>
    {
        using var scene = new Scene(400, 400, SKColors.White);
        scene.Fill(SKRect.Create(60, 60, 280, 280), SKColors.Black).Digit(mask, 130, 130, SKColors.White);
        return scene.Pixels();
    });

    [Fact]
    public Task A_paper_pasted_on_black_is_read_as_a_bright_rectangle() => AssertFoundAsync(AttemptKind.BrightRectangle, mask =>
    {
        using var scene = new Scene(400, 400, SKColors.Black);
        scene.Fill(SKRect.Create(110, 110, 180, 180), new SKColor(225, 225, 220)).Digit(mask, 130, 130, Composition.Pen);
        return scene.Pixels();
    });

    [Fact]
    public Task Loose_dots_are_read_at_the_lowest_resolution() => AssertFoundAsync(AttemptKind.LowestResolution, mask =>
    {
        using var scene = new Scene(400, 400, SKColors.White);
        scene.Digit(mask, 130, 130, SKColors.Black);
        var pixels = scene.Pixels();
        var random = new Random(2);
        for (var i = 0; i < pixels.Length; i += 4)
        {
            pixels.AsSpan(i, 3).Fill(pixels[i] < 128 && random.Next(7) == 0 ? (byte)0 : (byte)255);
        }

        return pixels;
    });

    [Fact]
    public void A_crop_as_narrow_as_its_strokes_is_framed_as_a_bright_close_crop()
    {
        // A broad L: all but the upper right corner of the crop is ink.
        var samples = AsciiPicture.Rectangle(60, 80, new PixelBox(28, 0, 32, 50), paper: 20, ink: 230);
        using var grey = AsciiPicture.Plane(samples, 60);
        Span<float> image = stackalloc float[LeNet.InputLength];

        Assert.True(Normalizer.TryNormalize(grey, 1, AttemptKind.BrightCloseCrop, image, out var location, out _));
        Assert.Equal(new PixelBox(0, 0, 60, 80), location.Box);
        Assert.Equal(Polarity.DarkOnLight, location.Polarity);
    }

    private static async Task AssertFoundAsync(AttemptKind kind, Func<SKBitmap, byte[]> draw)
    {
        var mnist = await MnistFiles.ReadTestAsync(TestContext.Current.CancellationToken);
        using var mask = DigitMask.Of(mnist.Picture(Seven), 140);
        var pixels = draw(mask);
        var image = new float[LeNet.InputLength];

        var standard = ReadAs(AttemptKind.Standard, pixels, image);
        var other = ReadAs(kind, pixels, image);
        var reading = PackagedModel.DigitReader.Read(new PixelView(pixels, 400, 400, 4));

        Assert.NotEqual((7, true), (standard.Digit, standard.Box.Width is > 40 and < 120));
        Assert.Equal(7, other.Digit);
        Assert.Equal((7, true), (reading.PredictedClass, reading.Accepted));
        Assert.InRange(reading.Location.Box.X, 130, 200);
        Assert.InRange(reading.Location.Box.Y, 130, 200);
    }

    private static (int Digit, PixelBox Box) ReadAs(AttemptKind kind, byte[] pixels, float[] image)
    {
        using var grey = Luminance.Extract(new PixelView(pixels, 400, 400, 4), 1);
        return Normalizer.TryNormalize(grey, 1, kind, image, out var location, out _)
            ? (PackagedModel.DigitReader.Read(new PixelView([.. image.Select(v => (byte)(255 * v))], LeNet.Side, LeNet.Side, 1))
                .PredictedClass, location.Box)
            : (-1, default);
    }
}
