using System.Text;
using DigitRecognizer.Testing;
using SkiaSharp;

namespace DigitRecognizer.Load;

/// <summary>The requests that are measured, byte for byte.</summary>
internal static class Bodies
{
    private const int Side = 28;

    /// <summary>A picture of 28 x 28 grey pixels.</summary>
    public static byte[] Json(string path, byte[] picture) => Request(path, "application/json", Encoding.ASCII.GetBytes(Data(picture)));

    /// <summary>The JSON body alone.</summary>
    public static string Data(byte[] picture) =>
        $$"""{"data":[{{string.Join(',', picture.Chunk(Side).Select(row => $"[{string.Join(',', row)}]"))}}]}""";

    /// <summary>The first test picture of MNIST, a 7, framed as all of them are.</summary>
    public static async Task<byte[]> MnistAsync(CancellationToken cancellationToken) =>
        (await MnistFiles.ReadTestAsync(cancellationToken)).Picture(0).ToArray();

    /// <summary>A 7 that has still to be framed.</summary>
    public static byte[] Drawn()
    {
        using var picture = Seven(Side);
        return [.. Enumerable.Range(0, Side * Side).Select(i => picture.GetPixel(i % Side, i / Side).Red)];
    }

    public static byte[] Png(string path)
    {
        using var picture = Seven(280);
        using var png = picture.Encode(SKEncodedImageFormat.Png, quality: 100);
        return Upload(path, png.ToArray());
    }

    /// <summary>A picture's file as an upload.</summary>
    public static byte[] Upload(string path, byte[] file) => Request(
        path,
        "multipart/form-data; boundary=x",
        [.. "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"seven\"\r\n\r\n"u8, .. file, .. "\r\n--x--\r\n"u8]);

    public static byte[] Get(string path) => Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");

    private static byte[] Request(string path, string contentType, byte[] body) =>
    [
        .. Encoding.ASCII.GetBytes(
            $"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: {contentType}\r\nContent-Length: {body.Length}\r\n\r\n"),
        .. body,
    ];

    private static SKBitmap Seven(int side)
    {
        var picture = new SKBitmap(new SKImageInfo(side, side, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using var canvas = new SKCanvas(picture);
        canvas.Clear(SKColors.Black);
        using var pen = new SKPaint { Color = SKColors.White, IsAntialias = true, StrokeWidth = side / 12f, StrokeCap = SKStrokeCap.Round };
        canvas.DrawLine(side * 0.3f, side * 0.2f, side * 0.7f, side * 0.2f, pen);
        canvas.DrawLine(side * 0.7f, side * 0.2f, side * 0.45f, side * 0.85f, pen);
        return picture;
    }
}
