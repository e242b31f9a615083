using DigitRecognizer.Skia;

namespace DigitRecognizer.Model.Data;

/// <summary>Opens the data set that a command names.</summary>
public static class DataSource
{
    /// <param name="folder">An IDX data set or a folder of labelled pictures; null is MNIST.</param>
    /// <param name="cache">Folder kept between runs.</param>
    /// <param name="report">Takes sentences about what is going on.</param>
    /// <param name="cancellationToken">Ends a download.</param>
    /// <exception cref="InvalidDataException">The folder is neither, or no training can use it.</exception>
    /// <exception cref="DownloadException">MNIST cannot be fetched.</exception>
    public static async Task<DataSet> OpenAsync(string? folder, string cache, Action<string> report, CancellationToken cancellationToken) =>
        folder is null ? await Mnist.LoadAsync(cache, report, cancellationToken)
        : IdxFolder.Matches(folder) ? IdxFolder.Load(folder).Checked()
        : PictureFolder.Load(folder, new SkiaImageDecoder(), report).Checked();
}
