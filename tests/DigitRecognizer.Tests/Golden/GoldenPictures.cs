using DigitRecognizer.Imaging;
using DigitRecognizer.Model.Augmentation;
using DigitRecognizer.Testing;
using DigitRecognizer.Tests.Scenes;
using SkiaSharp;

namespace DigitRecognizer.Tests.Golden;

/// <summary>
/// The pictures of the golden sheet by kind: every condition of <see cref="Conditions"/> for which the standard attempt is meant, small
/// pictures, canvases and a large photo.
/// </summary>
internal static class GoldenPictures
{
    /// <summary>Number of pictures of each kind.</summary>
    public const int OfAKind = 6;

    private static readonly Dictionary<string, Func<Random, byte[], Picture>> Kinds = new(StringComparer.Ordinal)
    {
        ["28x28 off centre"] = (random, digit) => Off(digit, random.Next(-4, 5), random.Next(2) == 0 ? 3 : -3),
        ["28x28 black on white"] = (_, digit) => new Picture([.. digit.Select(value => (byte)(255 - value))], 28, 28, 1),
        ["28x28 small digit"] = (random, digit) => Grey(Put(random, digit, 28, random.Next(12, 19), SKColors.Black, SKColors.White)),
        ["28x28 dim and noisy"] = (random, digit) =>
            Grey(Put(random, digit, 28, 24, new SKColor(40, 40, 40), new SKColor(150, 150, 150)).Noise(random, 4)),
        ["28x28 photo"] = (random, digit) => Grey(Put(random, digit, 28, 26, new SKColor(190, 185, 180), new SKColor(60, 60, 70))
            .Light((x, y) => 0.6f + 0.2f * x + 0.2f * y).Noise(random, 3)),
        ["16x16"] = (random, digit) => Grey(Put(random, digit, 16, 16, SKColors.White, SKColors.Black)),
        ["10x10 in colour"] = (random, digit) => Rgb(Put(random, digit, 10, 12, SKColors.White, new SKColor(120, 30, 90))),
        ["64x64 noisy paper"] = (random, digit) =>
            Rgb(Put(random, digit, 64, 44, new SKColor(215, 210, 190), new SKColor(50, 50, 90)).Noise(random, 5)),
        ["280x280 thin pen"] = (random, digit) => Rgba(Lines(random, digit, 3)),
        ["280x280 thick pen"] = (random, digit) => Rgba(Lines(random, digit, 26)),
        ["1500x1100 photo"] = (random, digit) => Rgb(Photo(random, digit)),
    };

    public static IEnumerable<string> Names =>
        [.. Kinds.Keys, .. Conditions.All.Keys.Except(ScreenConditions.All.Keys, StringComparer.Ordinal)];

    /// <summary>Draws the same pictures at every call, independent of other kinds.</summary>
    public static IEnumerable<Picture> Draw(string kind, MnistSet mnist)
    {
        var random = new Random(kind.Sum(letter => letter));
        for (var i = 0; i < OfAKind; i++)
        {
            var digit = mnist.Picture(random.Next(mnist.Count)).ToArray();
            yield return Kinds.TryGetValue(kind, out var draw) ? draw(random, digit) : Rgba(Conditions.All[kind](random, digit));
        }
    }

    private static Picture Off(byte[] digit, int right, int down)
    {
        var moved = new byte[digit.Length];
        for (var i = 0; i < digit.Length; i++)
        {
            int x = i % 28 + right, y = i / 28 + down;
            if (x is >= 0 and < 28 && y is >= 0 and < 28)
            {
                moved[y * 28 + x] = digit[i];
            }
        }

        return new Picture(moved, 28, 28, 1);
    }

    private static Scene Put(Random random, byte[] digit, int side, int size, SKColor paper, SKColor ink)
    {
        using var mask = DigitMask.Of(digit, size);
        var room = side - size;
        return new Scene(side, side, paper).Digit(mask, room * random.NextSingle(), room * random.NextSingle(), ink);
    }

    private static Scene Lines(Random random, byte[] digit, float pen)
    {
        var scene = new Scene(280, 280, SKColors.Transparent);
        const float Height = 140;
        float x = random.Next(108, 158), y = random.Next(108, 158);
        foreach (var (x0, y0, x1, y1) in Skeleton.Of(digit))
        {
            scene.Line(x + x0 * Height, y + y0 * Height, x + x1 * Height, y + y1 * Height, pen, SKColors.Black);
        }

        return scene;
    }

    private static Scene Photo(Random random, byte[] digit)
    {
        var scene = new Scene(1500, 1100, new SKColor(225, 220, 205));
        using var mask = DigitMask.Of(digit, 500, 0.65f);
        return scene.Digit(mask, random.Next(900), random.Next(500), new SKColor(40, 45, 80)).Blur(1.5f)
            .Light((x, y) => 0.95f - 0.5f * x * y).Noise(random, 4).Jpeg(85);
    }

    private static Picture Grey(Scene scene) => Channels(scene, 1);

    private static Picture Rgb(Scene scene) => Channels(scene, 3);

    private static Picture Rgba(Scene scene) => Channels(scene, 4);

    private static Picture Channels(Scene scene, int channels)
    {
        using (scene)
        {
            var samples = scene.Pixels().Where((_, i) => i % 4 < channels).ToArray();
            return new Picture(samples, scene.Width, scene.Height, channels);
        }
    }

    /// <summary>Pixels in the form that the pipeline takes.</summary>
    internal sealed record Picture(byte[] Samples, int Width, int Height, int Channels)
    {
        public PixelView View => new(Samples, Width, Height, Channels);
    }
}
