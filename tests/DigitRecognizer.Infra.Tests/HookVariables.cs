namespace DigitRecognizer.Infra.Tests;

/// <summary>The variables that a deployment sets for the scripts, and short pauses.</summary>
internal static class HookVariables
{
    public static IReadOnlyDictionary<string, string?> All { get; } = new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["AZURE_RESOURCE_GROUP"] = "rg-digits",
        ["apiAddress"] = "https://func-digits-test.azurewebsites.net",
        ["contentAccountName"] = "stcontenttest",
        ["functionAppName"] = "func-digits-test",
        ["siteAddress"] = "https://stcontenttest.z6.web.core.windows.net",
        ["HOOK_ATTEMPTS"] = "3",
        ["HOOK_PAUSE"] = "0",
        ["CHECK_ATTEMPTS"] = "3",
        ["CHECK_PAUSE"] = "0",
    };

    public static Dictionary<string, string?> Without(string name) => new(All, StringComparer.Ordinal) { [name] = null };
}
