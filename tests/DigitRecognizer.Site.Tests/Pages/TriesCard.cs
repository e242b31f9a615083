using Microsoft.Playwright;

namespace DigitRecognizer.Site.Tests.Pages;

/// <summary>The last twelve tries.</summary>
public sealed class TriesCard(IPage page)
{
    public ILocator Slots => page.Locator(Selectors.Slots);

    public ILocator Filled => page.Locator(Selectors.Filled);

    public ILocator Zip => page.Locator(Selectors.Zip);

    public ILocator Forget => page.Locator(Selectors.Forget);

    public ILocator Again(int slot) => Slots.Nth(slot).Locator(Selectors.Again);

    public ILocator IsRight(int slot) => Slots.Nth(slot).Locator(Selectors.Right);

    public ILocator RightDigit(int slot) => Slots.Nth(slot).Locator(Selectors.Chooser);

    private static class Selectors
    {
        public const string Slots = "#gallery li";
        public const string Filled = "#gallery li:not(:empty)";
        public const string Again = ".again";
        public const string Right = ".marks button";
        public const string Chooser = ".marks select";
        public const string Zip = "#zip";
        public const string Forget = "#forget";
    }
}
