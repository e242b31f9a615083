
namespace DigitRecognizer.Model.Data;

/// <summary>Opens the data set that a command is given.</summary>
public static class DataSource
{
    /// <param name="folder">An IDX data set or a folder of labelled pictures; null is MNIST.</param>
    /// <param name="cache">Folder kept between runs.</param>
    /// <param name="report">Receives progress messages.</param>
    /// <param name="cancellationToken">Cancels a download.</param>
    /// <exception cref="InvalidDataException">The folder contains neither, or is not valid for training.</exception>
    /// <exception cref="DownloadException">MNIST cannot be downloaded.</exception>
    public static async Task<DataSet> OpenAsync(string? folder, string cache, Action<string> report, CancellationToken cancellationToken)
    {
        if (folder is null)
        {
            return await Mnist.LoadAsync(cache, report, cancellationToken);
        }

        if (!IdxFolder.Matches(folder))
        {
            return PictureFolder.Load(folder, report).Checked();
        }

        var data = IdxFolder.Load(folder).Checked();
        if (data is { Classes: 10, Labels: null, AreDigits: false })
        {
            report($"{data.Name} has ten classes without names, and is not treated as digits. If they are digits, write 0 to 9, one a "
                + $"line, into {IdxFolder.LabelsFile}.");
        }

        return data;
    }
}
