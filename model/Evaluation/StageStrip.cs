using SkiaSharp;

namespace DigitRecognizer.Model.Evaluation;

/// <summary>Draws grey pictures side by side, each scaled to a square.</summary>
internal sealed class StageStrip : IDisposable
{
    private const int Cell = 280;
    private const int Gap = 8;

    private readonly List<SKBitmap> _stages = [];

    public void Add(ReadOnlySpan<byte> stage, int width, int height)
    {
        var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Gray8));
        for (var y = 0; y < height; y++)
        {
            stage.Slice(y * width, width).CopyTo(bitmap.GetPixelSpan()[(y * bitmap.RowBytes)..]);
        }

        _stages.Add(bitmap);
    }

    public void Save(string path)
    {
        using var sheet = new SKBitmap(new SKImageInfo(_stages.Count * (Cell + Gap) - Gap, Cell));
        using (var canvas = new SKCanvas(sheet))
        {
            canvas.Clear(new SKColor(40, 60, 110));
            for (var i = 0; i < _stages.Count; i++)
            {
                var scale = Math.Min((float)Cell / _stages[i].Width, (float)Cell / _stages[i].Height);
                using var image = SKImage.FromBitmap(_stages[i]);
                var sampling = scale > 1
                    ? new SKSamplingOptions(SKFilterMode.Nearest)
                    : new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear);
                canvas.DrawImage(image, SKRect.Create(i * (Cell + Gap), 0, _stages[i].Width * scale, _stages[i].Height * scale), sampling);
            }
        }

        using var data = sheet.Encode(SKEncodedImageFormat.Png, 100);
        File.WriteAllBytes(path, data.ToArray());
    }

    public void Dispose() => _stages.ForEach(stage => stage.Dispose());
}
