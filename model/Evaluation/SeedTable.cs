using DigitRecognizer.Model.Data;
using DigitRecognizer.Networks;

namespace DigitRecognizer.Model.Evaluation;

/// <summary>Measures weights of several seeds, which shows the random variation of the figures.</summary>
internal static class SeedTable
{
    /// <param name="models">Weights files, at least one.</param>
    /// <param name="data">Whose test pictures are read.</param>
    /// <param name="folder">Labelled pictures of real digits.</param>
    /// <returns>Lines of a CSV file: one row a weights file, and their mean.</returns>
    public static string[] Measure(IReadOnlyList<FileInfo> models, DataSet data, string folder)
    {
        var rows = models.Select(model => Measure(model, data, folder)).ToArray();
        var mean = new Row("mean", rows.Average(r => r.Error), rows.Average(r => r.Accuracy), rows.Average(r => r.BySource));
        return
        [
            "weights,test error,real digits correct,mean of sources",
            .. rows.Append(mean).Select(
                row => $"{row.Name},{Percentage.Of(row.Error)},{Percentage.Of(row.Accuracy)},{Percentage.Of(row.BySource)}"),
        ];
    }

    private static Row Measure(FileInfo model, DataSet data, string folder)
    {
        using var network = LeNet.Load(File.ReadAllBytes(model.FullName));
        var evaluator = new Evaluator(network);
        var error = 1 - new Report(evaluator.Read(data), network.Info.Classes).Total.Accuracy;
        var real = new Report(evaluator.Read(SampleFolder.Find(folder)), network.Info.Classes).Total;
        return new Row($"`{network.Info.Version}`", error, real.Accuracy, real.BySource);
    }

    private sealed record Row(string Name, double Error, double Accuracy, double BySource);
}
