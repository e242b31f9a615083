using Microsoft.Playwright;

namespace DigitRecognizer.Site.Tests.Pages;

/// <summary>The last twelve answers.</summary>
public sealed class HistoryCard(IPage page)
{
    public ILocator Entries => page.Locator(Selectors.Entries);

    public ILocator Tools => page.Locator(Selectors.Tools);

    public ILocator Zip => page.Locator(Selectors.Zip);

    public ILocator Forget => page.Locator(Selectors.Forget);

    public ILocator Again(int index) => Entries.Nth(index).Locator(Selectors.Again);

    public ILocator IsRight(int index) => Entries.Nth(index).Locator(Selectors.Right);

    public ILocator RightDigit(int index) => Entries.Nth(index).Locator(Selectors.Chooser);

    /// <summary>The names of the buttons with the pictures, in order.</summary>
    public async Task<IReadOnlyList<string>> NamesAsync()
    {
        var buttons = await Entries.Locator(Selectors.Again).AllAsync();
        return await Task.WhenAll(buttons.Select(async button => await button.GetAttributeAsync("aria-label") ?? ""));
    }

    private static class Selectors
    {
        public const string Entries = "#gallery li";
        public const string Tools = "#history .tools";
        public const string Again = ".again";
        public const string Right = ".marks button";
        public const string Chooser = ".marks select";
        public const string Zip = "#zip";
        public const string Forget = "#forget";
    }
}
