using System.Diagnostics;
using System.Security.Cryptography;

namespace DigitRecognizer.Testing;

/// <summary>A folder with package.json and package-lock.json, whose packages are installed when they are first needed.</summary>
public static class NpmFolder
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Runs <c>npm ci</c> unless that has been done for this lock file. Test programs that run at once wait for each other.
    /// </summary>
    /// <exception cref="InvalidOperationException">npm is missing or failed.</exception>
    public static async Task InstallAsync(string folder, CancellationToken cancellationToken)
    {
        var hash = Convert.ToHexStringLower(
            SHA256.HashData(await File.ReadAllBytesAsync(Path.Combine(folder, "package-lock.json"), cancellationToken)));
        var stamp = Path.Combine(folder, "node_modules", ".installed");
        await using var turn = await TakeTurnAsync(hash, cancellationToken);
        if (File.Exists(stamp) && await File.ReadAllTextAsync(stamp, cancellationToken) == hash)
        {
            return;
        }

        Console.WriteLine($"Downloading the npm packages of {Path.GetRelativePath(RepositoryRoot.Path, folder)}, once.");
        await RunNpmAsync(folder, cancellationToken);
        await File.WriteAllTextAsync(stamp, hash, cancellationToken);
    }

    private static async Task<FileStream> TakeTurnAsync(string name, CancellationToken cancellationToken)
    {
        var path = Path.Combine(Path.GetTempPath(), $"digit-recognizer-npm-{name[..16]}.lock");
        var until = Stopwatch.GetTimestamp() + (long)(Timeout.TotalSeconds * Stopwatch.Frequency);
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (Stopwatch.GetTimestamp() < until)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(200), cancellationToken);
            }
        }
    }

    private static async Task RunNpmAsync(string folder, CancellationToken cancellationToken)
    {
        var npm = OperatingSystem.IsWindows() ? "npm.cmd" : "npm";
        using var process = Process.Start(new ProcessStartInfo(npm, ["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
        {
            UseShellExecute = false,
            WorkingDirectory = folder,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        }) ?? throw new InvalidOperationException("npm did not start.");
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"npm ci in {folder} ended with {process.ExitCode}:\n{await errors}");
        }
    }
}
