using System.Diagnostics;

namespace DigitRecognizer.Site.Tests.Infrastructure;

/// <summary>Finds a browser of the Chromium family, or fetches one.</summary>
internal static class Chromium
{
    private static readonly string[] OnPath =
        ["google-chrome", "google-chrome-stable", "microsoft-edge", "chromium", "chromium-browser", "chrome", "msedge"];

    private static readonly string[] Elsewhere =
    [
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
        @"%ProgramFiles%\Google\Chrome\Application\chrome.exe",
        @"%ProgramFiles(x86)%\Google\Chrome\Application\chrome.exe",
        @"%LocalAppData%\Google\Chrome\Application\chrome.exe",
        @"%ProgramFiles(x86)%\Microsoft\Edge\Application\msedge.exe",
        @"%ProgramFiles%\Microsoft\Edge\Application\msedge.exe",
    ];

    /// <summary>The file to start, or null for Playwright's own browser.</summary>
    /// <exception cref="NoBrowserException">There is none, and none could be had.</exception>
    public static async Task<string?> FindAsync()
    {
        if (Environment.GetEnvironmentVariable("CHROMIUM_PATH") is { Length: > 0 } chosen)
        {
            return chosen;
        }

        return Installed() ?? await FetchedAsync();
    }

    private static string? Installed()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        var suffix = OperatingSystem.IsWindows() ? ".exe" : "";
        return OnPath.SelectMany(name => folders.Select(folder => Path.Combine(folder, name + suffix)))
            .Concat(Elsewhere.Select(Environment.ExpandEnvironmentVariables))
            .FirstOrDefault(File.Exists);
    }

    private static async Task<string?> FetchedAsync()
    {
        Console.WriteLine("No Chrome, Edge or Chromium here: downloading Playwright's (about 170 MB, once).");
        if (await Task.Run(() => Microsoft.Playwright.Program.Main(["install", "--only-shell", "chromium"])) == 0)
        {
            return null;
        }

        if (File.Exists("/etc/debian_version") && Environment.IsPrivilegedProcess)
        {
            Console.WriteLine("That failed: installing Debian's Chromium (about 100 MB, once).");
            await RunAsync("apt-get", "update", "-qq");
            await RunAsync("apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-liberation");
        }

        return Installed() ?? throw new NoBrowserException();
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        await process.WaitForExitAsync();
    }
}
