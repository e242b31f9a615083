using Microsoft.Playwright;

namespace DigitRecognizer.Site.Tests.Pages;

/// <summary>The one page of the site, by its parts.</summary>
public sealed class DigitPage(IPage page)
{
    public IPage Page => page;

    public Pad Pad { get; } = new(page);

    public UploadPanel Upload { get; } = new(page);

    public AnswerCard Answer { get; } = new(page);

    public NetworkCard Network { get; } = new(page);

    public HistoryCard History { get; } = new(page);

    public ILocator Note => page.Locator(Selectors.Note);

    public ILocator Said => page.Locator(Selectors.Said);

    public ILocator Times => page.Locator(Selectors.Times);

    public ILocator DrawTab => page.GetByRole(AriaRole.Tab, new() { Name = "Draw" });

    public ILocator UploadTab => page.GetByRole(AriaRole.Tab, new() { Name = "Upload" });

    public async Task GotoAsync(Uri address)
    {
        await page.GotoAsync(address.AbsoluteUri);
        await page.Locator(Selectors.Ready).WaitForAsync();
    }

    public Task ReadNumbersAsync() => page.GetByText("A number", new() { Exact = true }).ClickAsync();

    public Task ReadOneDigitAsync() => page.GetByText("One digit", new() { Exact = true }).ClickAsync();

    /// <summary>Lets the API not accept the drawing from now on: what a model is unsure of changes with its training.</summary>
    public Task DoubtAsync(string reason = "low_confidence", string text = "") =>
        page.RouteAsync("**/predict?mode=digit*", route => route.FulfillAsync(new()
        {
            Json = new
            {
                predicted_class = 7,
                confidence = 0.46,
                probabilities = new[] { 0, 0.42, 0, 0, 0, 0, 0, 0.46, 0, 0.12 },
                accepted = false,
                reason,
                text,
                box = new { x = 1, y = 1, width = 10, height = 10 },
            },
        }));

    private static class Selectors
    {
        // Among the last things that the scripts make when the page starts.
        public const string Ready = "#bars li >> nth=9";
        public const string Note = "#note";
        public const string Said = "#said";
        public const string Times = "#times";
    }
}
