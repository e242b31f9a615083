using DigitRecognizer.Site.Tests.Drawing;
using Microsoft.Playwright;

namespace DigitRecognizer.Site.Tests.Pages;

/// <summary>The canvas and its tools. Places and sizes are shares of the canvas, 0 to 1.</summary>
public sealed class Pad(IPage page)
{
    public ILocator Canvas => page.Locator(Selectors.Canvas);

    public ILocator Boxes => page.Locator(Selectors.Boxes);

    public ILocator Samples => page.Locator(Selectors.Samples);

    public ILocator Hint => page.Locator(Selectors.Hint);

    /// <summary>The digit that is drawn for a first-time visitor.</summary>
    public ILocator HintDigit => page.Locator(Selectors.HintDigit);

    public ILocator Button(string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public Task SetPenWidthAsync(int width) =>
        page.Locator(Selectors.Width).FillAsync(width.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>Writes a digit with the mouse, its middle at (<paramref name="x"/>, <paramref name="y"/>).</summary>
    public async Task DrawAsync(int digit, double x = 0.5, double y = 0.5, double size = 0.7)
    {
        foreach (var stroke in HandDigits.Strokes(digit))
        {
            await StrokeAsync(stroke.Select(point => (x + ((point.X - 0.5) * size), y + ((point.Y - 0.5) * size))));
        }
    }

    public async Task StrokeAsync(IEnumerable<(double X, double Y)> points)
    {
        var isFirst = true;
        foreach (var (x, y) in await OnScreenAsync(points))
        {
            await page.Mouse.MoveAsync(x, y, new() { Steps = isFirst ? 1 : 4 });
            if (isFirst)
            {
                await page.Mouse.DownAsync();
                isFirst = false;
            }
        }

        await page.Mouse.UpAsync();
    }

    /// <summary>Shares of the canvas as pixels of the window.</summary>
    public async Task<IReadOnlyList<(float X, float Y)>> OnScreenAsync(IEnumerable<(double X, double Y)> points)
    {
        await Canvas.ScrollIntoViewIfNeededAsync();
        var box = (await Canvas.BoundingBoxAsync())!;
        return [.. points.Select(point => ((float)(box.X + (point.X * box.Width)), (float)(box.Y + (point.Y * box.Height))))];
    }

    /// <summary>How many of the canvas's own pixels carry ink.</summary>
    public Task<int> InkAsync() => Canvas.EvaluateAsync<int>(
        """
        async canvas => {
          await new Promise(requestAnimationFrame);
          await new Promise(requestAnimationFrame);
          const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
          let count = 0;
          for (let i = 3; i < data.length; i += 4) count += data[i] > 127;
          return count;
        }
        """);

    /// <summary>
    /// The height of the ink in each column of pixels, in pixels of the canvas, edges counted by how much they are covered.
    /// </summary>
    public async Task<double[]> InkHeightsAsync()
    {
        await InkAsync();
        return await Canvas.EvaluateAsync<double[]>(
            """
            canvas => {
              const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
              const heights = new Array(canvas.width).fill(0);
              for (let i = 3; i < data.length; i += 4) heights[((i - 3) / 4) % canvas.width] += data[i] / 255;
              return heights;
            }
            """);
    }

    /// <summary>How much of the pixels at the edges of the ink is covered, on average, 0 to 1.</summary>
    public Task<double> EdgeCoverageAsync() => Canvas.EvaluateAsync<double>(
        """
        canvas => {
          const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
          const edges = data.filter((value, i) => i % 4 === 3 && value > 0 && value < 255);
          return edges.reduce((sum, value) => sum + value, 0) / edges.length / 255;
        }
        """);

    private static class Selectors
    {
        public const string Canvas = "#canvas";
        public const string Boxes = "#canvas-boxes .box";
        public const string Samples = "#samples button";
        public const string Hint = "#draw-here";
        public const string HintDigit = ".hint-digit";
        public const string Width = "#width";
    }
}
