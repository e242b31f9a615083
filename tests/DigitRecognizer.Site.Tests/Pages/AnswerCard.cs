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

    public ILocator Progress => page.Locator(Selectors.Progress);

    public ILocator Waited => page.Locator(Selectors.Waited);

    public ILocator CopyNumber => page.Locator(Selectors.CopyNumber);

    public ILocator CopyJson => page.Locator(Selectors.CopyJson);

    public ILocator ShowCode => page.Locator(Selectors.ShowCode);

    public ILocator Curl => page.Locator(Selectors.Curl);

    public ILocator Fetch => page.Locator(Selectors.Fetch);

    public ILocator CloseCode => page.Locator(Selectors.CloseCode);

    public ILocator SavePicture => page.Locator(Selectors.SavePicture);

    public ILocator Again => page.Locator(Selectors.Again);

    public ILocator ReadNumber => page.Locator(Selectors.ReadNumber);

    public Task ShowsAsync(string text) => Assertions.Expect(Digit).ToHaveTextAsync(text);

    /// <summary>The states of the animations of the progress bar that go on for ever.</summary>
    public Task<string[]> MovingAsync() => Progress.EvaluateAsync<string[]>(
        "bar => bar.getAnimations({ subtree: true }).filter(one => one.effect.getTiming().iterations === Infinity).map(one => "
            + "one.playState)");

    private static class Selectors
    {
        public const string Digit = "#digit";
        public const string Headline = "#headline";
        public const string Detail = "#detail";
        public const string Bars = "#bars li";
        public const string BestBar = "#bars .best";
        public const string Digits = "#digits button";
        public const string Progress = "#progress";
        public const string Waited = "#waited";
        public const string CopyNumber = "#copy-text";
        public const string CopyJson = "#copy-json";
        public const string ShowCode = "#show-code";
        public const string Curl = "#code-curl";
        public const string Fetch = "#code-fetch";
        public const string CloseCode = "#code-close";
        public const string SavePicture = "#code-save";
        public const string Again = "#again";
        public const string ReadNumber = "#read-number";
    }
}
