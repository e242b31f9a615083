using DigitRecognizer.Model.Training;

namespace DigitRecognizer.Model.Commands;

/// <summary>
/// The output files of a training. Only the recipe of the model card replaces the packaged weights and their plot by default.
/// </summary>
/// <param name="Weights">The ONNX file.</param>
/// <param name="Plot">Losses and validation error by epoch (PNG).</param>
internal sealed record TrainingFiles(string Weights, string Plot)
{
    /// <summary>Help text for the weights file.</summary>
    public const string WeightsRule =
        "The weights file to write. Default: the packaged model/lenet.onnx if no option changes the recipe; otherwise lenet-NAME.onnx in "
        + "the working directory, where NAME is that of the folder of --data, quick or trial.";

    /// <summary>Help text for the plot.</summary>
    public const string PlotRule =
        "The plot of losses and validation error by epoch (PNG) to write. Default: beside the weights file, as NAME.training.png; for the "
        + "packaged weights model/figures/training.png.";

    /// <param name="weights">Path given by the caller, or null.</param>
    /// <param name="plot">Path given by the caller, or null.</param>
    /// <param name="data">Name of the caller's own data set; null is MNIST.</param>
    /// <param name="classes">Number of classes.</param>
    /// <param name="options">The recipe.</param>
    public static TrainingFiles Choose(string? weights, string? plot, string? data, int classes, TrainingOptions options)
    {
        weights = Path.GetFullPath(weights ?? (
            data is not null ? $"lenet-{data}.onnx"
            : options with { Seed = TrainingOptions.Quick.Seed } == TrainingOptions.Quick ? "lenet-quick.onnx"
            : options == new TrainingOptions() && classes == 10 ? RepositoryPaths.Model
            : "lenet-trial.onnx"));
        return new TrainingFiles(weights, plot ?? (weights == RepositoryPaths.Model
            ? Path.Combine(RepositoryPaths.Figures, "training.png")
            : Path.ChangeExtension(weights, ".training.png")));
    }
}
