using System.Globalization;
using DigitRecognizer.Model.Data;
using DigitRecognizer.Model.Evaluation;
using DigitRecognizer.Model.Onnx;
using DigitRecognizer.Model.Torch;
using DigitRecognizer.Networks;

namespace DigitRecognizer.Model.Training;

/// <summary>Exports a trained network as the file that is served: calibrated on validation, measured on test, with metadata.</summary>
public static class Packaging
{
    /// <param name="network">The averaged weights.</param>
    /// <param name="data">The set it was trained on.</param>
    /// <param name="trained">Day to write into the file.</param>
    /// <param name="path">Path of the file to write.</param>
    /// <returns>A sentence with the figures.</returns>
    public static string Write(LeNetModule network, DataSet data, DateOnly trained, string path)
    {
        var temperature = ValidationSet.Normalize(data.Split().Validation).FitTemperature(network);
        var weights = network.Fold(temperature);
        var metadata = new ModelMetadata("lenet-5", trained, data.Train.Hash(), data.Labels, data.AreDigits);
        using var served = LeNet.Load(OnnxExporter.Export(weights, metadata));
        var answers = new Evaluator(served).Read(data);
        var error = answers.Count(answer => !answer.Correct) / (double)answers.Length;
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        File.WriteAllBytes(path, OnnxExporter.Export(weights, metadata with { TestError = error }));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Wrote {path}: test error {Percentage.Of(error)} of {answers.Length:N0}, expected calibration error "
                + $"{Percentage.Of(Calibration.ExpectedError(answers))}, temperature {temperature:0.000}.");
    }
}
