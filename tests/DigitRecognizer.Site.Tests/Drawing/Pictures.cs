using System.Text.Json;
using Microsoft.Playwright;

namespace DigitRecognizer.Site.Tests.Drawing;

/// <summary>Picture files with a digit of our own hand, made by the browser.</summary>
internal static class Pictures
{
    /// <summary>
    /// Colours are CSS. The ground goes from <paramref name="paper"/> to <paramref name="shade"/>, as light falls on a photo.
    /// </summary>
    public static async Task<FilePayload> OfDigitAsync(
        IPage page, int digit, string type = "image/png", int width = 400, int height = 400, string ink = "#1b2a6b",
            string paper = "#fbfaf5", string? shade = null)
    {
        var strokes =
            JsonSerializer.Serialize(HandDigits.Strokes(digit).Select(stroke => stroke.Select(point => new[] { point.X, point.Y })));
        var base64 = await page.EvaluateAsync<string>(
            """
            ([strokes, type, width, height, ink, paper, shade]) => {
              const canvas = Object.assign(document.createElement("canvas"), { width, height });
              const context = canvas.getContext("2d");
              const ground = context.createLinearGradient(0, 0, width, height);
              ground.addColorStop(0, paper);
              ground.addColorStop(1, shade);
              context.fillStyle = ground;
              context.fillRect(0, 0, width, height);
              const size = 0.6 * Math.min(width, height);
              Object.assign(context, { strokeStyle: ink, lineWidth: size / 12, lineCap: "round", lineJoin: "round" });
              for (const stroke of JSON.parse(strokes)) {
                const points = stroke.map(([x, y]) => [width / 2 + (x - 0.5) * size, height / 2 + (y - 0.5) * size]);
                context.beginPath();
                context.moveTo(...points[0]);
                points.slice(1, -1).forEach(([x, y], i) =>
                    context.quadraticCurveTo(x, y, (x + points[i + 2][0]) / 2, (y + points[i + 2][1]) / 2));
                context.lineTo(...points.at(-1));
                context.stroke();
              }
              return canvas.toDataURL(type, 0.9).split(",")[1];
            }
            """,
            new object[] { strokes, type, width, height, ink, paper, shade ?? paper });
        return new FilePayload { Name = $"digit.{type.Split('/')[1]}", MimeType = type, Buffer = Convert.FromBase64String(base64) };
    }
}
