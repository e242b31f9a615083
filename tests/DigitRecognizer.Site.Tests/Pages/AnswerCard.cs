using Microsoft.Playwright;

namespace DigitRecognizer.Site.Tests.Pages;

/// <summary>The digit, how sure the network is, and the bars.</summary>
public sealed class AnswerCard(IPage page)
{
    public ILocator Digit => page.Locator(Selectors.Digit);

    public ILocator Headline => page.Locator(Selectors.Headline);

    public ILocator Detail => page.Locator(Selectors.Detail);

    public ILocator Bars => page.Locator(Selectors.Bars);

    public ILocator BestBar => page.Locator(Selectors.BestBar);

    public ILocator Digits => page.Locator(Selectors.Digits);

    public ILocator Again => page.Locator(Selectors.Again);

    public ILocator ReadNumber => page.Locator(Selectors.ReadNumber);

    public Task ShowsAsync(string text) => Assertions.Expect(Digit).ToHaveTextAsync(text);

    private static class Selectors
    {
        public const string Digit = "#digit";
        public const string Headline = "#headline";
        public const string Detail = "#detail";
        public const string Bars = "#bars li";
        public const string BestBar = "#bars .best";
        public const string Digits = "#digits button";
        public const string Again = "#again";
        public const string ReadNumber = "#read-number";
    }
}
