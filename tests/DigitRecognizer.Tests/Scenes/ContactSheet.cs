using DigitRecognizer.Testing;
using SkiaSharp;

namespace DigitRecognizer.Tests.Scenes;

/// <summary>Small copies of pictures side by side, one row a kind, to look at.</summary>
internal sealed class ContactSheet : IDisposable
{
    private const int Width = 160, Height = 120, Gap = 6;

    private readonly List<List<SKBitmap>> _rows = [];

    public void StartRow() => _rows.Add([]);

    public void Add(Scene scene)
    {
        var scale = Math.Min((float)Width / scene.Width, (float)Height / scene.Height);
        _rows[^1].Add(scene.Reduced((int)(scale * scene.Width), (int)(scale * scene.Height)));
    }

    /// <summary>Writes the sheet to a file below artifacts, which git ignores.</summary>
    /// <returns>Its path, or null where there are no pictures.</returns>
    public string? Write(string name)
    {
        var filled = _rows.Where(row => row.Count > 0).ToArray();
        if (filled.Length == 0)
        {
            return null;
        }

        using var sheet = new SKBitmap(filled.Max(row => row.Count) * (Width + Gap), filled.Length * (Height + Gap));
        using var canvas = new SKCanvas(sheet);
        canvas.Clear(SKColors.SteelBlue);
        foreach (var (y, row) in filled.Index())
        {
            foreach (var (x, picture) in row.Index())
            {
                canvas.DrawBitmap(picture, x * (Width + Gap), y * (Height + Gap), SKSamplingOptions.Default);
            }
        }

        var path = RepositoryRoot.Combine("artifacts", $"{name}.png");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var file = File.Create(path);
        sheet.Encode(file, SKEncodedImageFormat.Png, quality: 100);
        return path;
    }

    public void Dispose() => _rows.SelectMany(row => row).ToList().ForEach(picture => picture.Dispose());
}
