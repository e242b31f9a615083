using Microsoft.Playwright;

namespace DigitRecognizer.Site.Tests.Pages;

/// <summary>The pixels given to the network, and its feature maps.</summary>
public sealed class NetworkCard(IPage page)
{
    public ILocator Input => page.Locator(Selectors.Input);

    public ILocator Polarity => page.Locator(Selectors.Polarity);

    public ILocator FirstMaps => page.Locator(Selectors.FirstMaps);

    public ILocator SecondMaps => page.Locator(Selectors.SecondMaps);

    public Task ToggleLayersAsync() => page.Locator(Selectors.Summary).ClickAsync();

    /// <summary>How many pixels of a picture are brighter than mid-grey.</summary>
    public static Task<int> BrightAsync(ILocator canvas) => canvas.EvaluateAsync<int>(
        """
        canvas => {
          const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
          let count = 0;
          for (let i = 0; i < data.length; i += 4) count += data[i] > 127;
          return count;
        }
        """);

    private static class Selectors
    {
        public const string Input = "#seen";
        public const string Polarity = "#polarity";
        public const string Summary = "#layers summary";
        public const string FirstMaps = "#conv1";
        public const string SecondMaps = "#conv2";
    }
}
