namespace DigitRecognizer.Site.Tests.Infrastructure;

/// <summary>Waits for what no locator can tell, such as pixels.</summary>
internal static class Poll
{
    public static async Task UntilAsync(Func<Task<bool>> condition)
    {
        for (var attempt = 0; !await condition(); attempt++)
        {
            Assert.True(attempt < 200, "It did not come to pass within 20 seconds.");
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }
}
