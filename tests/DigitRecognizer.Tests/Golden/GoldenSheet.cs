using System.Globalization;
using DigitRecognizer.Background;
using DigitRecognizer.Components;
using DigitRecognizer.Imaging;
using DigitRecognizer.Networks;
using DigitRecognizer.Testing;
using SkiaSharp;

namespace DigitRecognizer.Tests.Golden;

/// <summary>
/// The expected output of the pipeline for the golden pictures: a sheet of 28 x 28 pictures, one row for each kind, and a line of text for
/// each picture with the digit's location. UPDATE_GOLDEN=1 rewrites both files, which only a deliberate change of the output needs.
/// </summary>
public sealed class GoldenSheet : IDisposable
{
    private static readonly string Picture = RepositoryRoot.Combine("tests", "DigitRecognizer.Tests", "Golden", "golden.png");
    private static readonly string Locations = RepositoryRoot.Combine("tests", "DigitRecognizer.Tests", "Golden", "golden.csv");

    private readonly List<string> _kinds = [.. GoldenPictures.Names];
    private readonly Dictionary<string, string> _locations = [];
    private readonly SKBitmap _sheet;

    public GoldenSheet()
    {
        if (Rewrites)
        {
            _sheet = new SKBitmap(new SKImageInfo(GoldenPictures.OfAKind * LeNet.Side, _kinds.Count * LeNet.Side, SKColorType.Gray8));
            return;
        }

        _sheet = SKBitmap.Decode(
            Picture, new SKImageInfo(GoldenPictures.OfAKind * LeNet.Side, _kinds.Count * LeNet.Side, SKColorType.Gray8));
        foreach (var line in File.ReadLines(Locations))
        {
            var comma = line.LastIndexOf(',');
            _locations[line[..comma]] = line[(comma + 1)..];
        }
    }

    public static bool Rewrites => Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1";

    public byte[] Image(string kind, int column)
    {
        var image = new byte[LeNet.InputLength];
        for (var y = 0; y < LeNet.Side; y++)
        {
            Row(kind, column, y).CopyTo(image.AsSpan(y * LeNet.Side));
        }

        return image;
    }

    public DigitLocation Location(string kind, int column)
    {
        var numbers = _locations[$"{kind},{column}"].Split(' ').Select(word => int.Parse(word, CultureInfo.InvariantCulture)).ToArray();
        return new DigitLocation(new PixelBox(numbers[0], numbers[1], numbers[2], numbers[3]), (Polarity)numbers[4], (byte)numbers[5]);
    }

    public void Write(string kind, int column, byte[] image, DigitLocation location)
    {
        for (var y = 0; y < LeNet.Side; y++)
        {
            image.AsSpan(y * LeNet.Side, LeNet.Side).CopyTo(Row(kind, column, y));
        }

        var box = location.Box;
        _locations[$"{kind},{column}"] = $"{box.X} {box.Y} {box.Width} {box.Height} {(int)location.Polarity} {location.Background}";
    }

    public void Dispose()
    {
        if (Rewrites)
        {
            using var png = _sheet.Encode(SKEncodedImageFormat.Png, quality: 100);
            File.WriteAllBytes(Picture, png.ToArray());
            File.WriteAllLines(Locations, _locations.OrderBy(location => location.Key, StringComparer.Ordinal)
                .Select(location => $"{location.Key},{location.Value}"));
        }

        _sheet.Dispose();
    }

    private Span<byte> Row(string kind, int column, int y) =>
        _sheet.GetPixelSpan().Slice((_kinds.IndexOf(kind) * LeNet.Side + y) * _sheet.RowBytes + column * LeNet.Side, LeNet.Side);
}
