namespace DigitRecognizer.Conformance.Images;

/// <summary>What a made file shows: RGBA with straight alpha, so that each test knows every pixel it should get back.</summary>
public sealed class Picture
{
    private readonly byte[] _rgba;

    private Picture(int width, int height, Func<int, int, (int Red, int Green, int Blue, int Alpha)> pixel)
    {
        (Width, Height) = (width, height);
        _rgba = new byte[width * height * 4];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var (red, green, blue, alpha) = pixel(x, y);
                byte[] samples = [(byte)red, (byte)green, (byte)blue, (byte)alpha];
                samples.CopyTo(_rgba, (y * width + x) * 4);
            }
        }
    }

    public int Width { get; }

    public int Height { get; }

    public ReadOnlySpan<byte> Samples => _rgba;

    /// <summary>Four opaque colours, one a quarter, so that no turn or mirror image is another's.</summary>
    public static Picture Quarters(int width = 64, int height = 32) => Of(width, height, (x, y) => (x < width / 2, y < height / 2) switch
    {
        (true, true) => (200, 40, 40, 255),
        (false, true) => (40, 180, 60, 255),
        (true, false) => (50, 60, 200, 255),
        (false, false) => (220, 220, 210, 255),
    });

    /// <summary>The same in shades of grey.</summary>
    public static Picture GreyQuarters(int width = 64, int height = 32) => Of(width, height, (x, y) =>
    {
        var grey = (x < width / 2 ? 30 : 90) + (y < height / 2 ? 0 : 130);
        return (grey, grey, grey, 255);
    });

    /// <summary>Every shade that so many bits can tell, from left to right; an odd width, so that rows end inside a byte.</summary>
    public static Picture Ramp(int bits, int width = 61, int height = 5) => Of(width, height, (x, y) =>
    {
        var levels = (1 << bits) - 1;
        var grey = (x + y) % (levels + 1) * 255 / levels;
        return (grey, grey, grey, 255);
    });

    /// <summary>Every step from clear to opaque, in changing colours.</summary>
    public static Picture Translucent(int width = 37, int height = 9) =>
        Of(width, height, (x, y) => (200 - x, 20 + y * 20, 90, Math.Min(255, x * 255 / (width - 1))));

    public static Picture Of(int width, int height, Func<int, int, (int Red, int Green, int Blue, int Alpha)> pixel) =>
        new(width, height, pixel);

    public (byte Red, byte Green, byte Blue, byte Alpha) this[int x, int y]
    {
        get
        {
            var at = _rgba.AsSpan((y * Width + x) * 4, 4);
            return (at[0], at[1], at[2], at[3]);
        }
    }

    /// <summary>Each pixel the one that lies in the middle of what it stands for.</summary>
    public Picture ReducedTo(int width, int height) =>
        Of(width, height, (x, y) => At((2 * x + 1) * Width / (2 * width), (2 * y + 1) * Height / (2 * height)));

    /// <summary>The picture as a viewer shows it that honours the orientation (Exif 2.32, tag 0x0112).</summary>
    public Picture Upright(int orientation) => orientation switch
    {
        1 => this,
        2 => Of(Width, Height, (x, y) => At(Width - 1 - x, y)),
        3 => Of(Width, Height, (x, y) => At(Width - 1 - x, Height - 1 - y)),
        4 => Of(Width, Height, (x, y) => At(x, Height - 1 - y)),
        5 => Of(Height, Width, (x, y) => At(y, x)),
        6 => Of(Height, Width, (x, y) => At(y, Height - 1 - x)),
        7 => Of(Height, Width, (x, y) => At(Width - 1 - y, Height - 1 - x)),
        8 => Of(Height, Width, (x, y) => At(Width - 1 - y, x)),
        _ => throw new ArgumentOutOfRangeException(nameof(orientation)),
    };

    private (int Red, int Green, int Blue, int Alpha) At(int x, int y) => this[x, y];
}
