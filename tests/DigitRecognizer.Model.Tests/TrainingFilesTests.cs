using DigitRecognizer.Model.Commands;
using DigitRecognizer.Model.Training;
using DigitRecognizer.Testing;

namespace DigitRecognizer.Model.Tests;

public sealed class TrainingFilesTests
{
    private static readonly TrainingOptions Whole = new();

    private static readonly string Packaged = RepositoryRoot.Combine("model", "lenet.onnx");

    [Fact]
    public void The_whole_recipe_replaces_the_packaged_weights_and_their_plot() => Assert.Equal(
        new TrainingFiles(Packaged, RepositoryRoot.Combine("model", "figures", "training.png")),
        TrainingFiles.Choose(weights: null, plot: null, data: null, classes: 10, Whole));

    [Fact]
    public void Nothing_else_does_unless_it_is_named()
    {
        Assert.Equal("lenet-quick", Choose(null, 10, TrainingOptions.Quick));
        Assert.Equal("lenet-quick", Choose(null, 10, TrainingOptions.Quick with { Seed = 2 }));
        Assert.Equal("lenet-letters", Choose("letters", 10, Whole));
        Assert.Equal("lenet-letters", Choose("letters", 26, TrainingOptions.Quick));
        Assert.Equal("lenet-trial", Choose(null, 12, Whole));
        Assert.Equal("lenet-trial", Choose(null, 10, Whole with { Epochs = 2 }));
        Assert.Equal("lenet-trial", Choose(null, 10, Whole with { TeacherEpochs = 0 }));
        Assert.Equal("lenet-trial", Choose(null, 10, Whole with { Seed = 2 }));
        Assert.Equal(Packaged, TrainingFiles.Choose(Packaged, plot: null, "letters", 26, Whole).Weights);
    }

    [Fact]
    public void The_plot_lies_beside_the_weights_unless_it_is_named()
    {
        using var folder = new TemporaryFolder();

        Assert.Equal(
            folder.Combine("try.training.png"), TrainingFiles.Choose(folder.Combine("try.onnx"), plot: null, data: null, 10, Whole).Plot);
        Assert.Equal(folder.Combine("a.png"), TrainingFiles.Choose(weights: null, folder.Combine("a.png"), data: null, 10, Whole).Plot);
    }

    /// <summary>The name of the weights file in the working directory.</summary>
    private static string Choose(string? data, int classes, TrainingOptions options)
    {
        var files = TrainingFiles.Choose(weights: null, plot: null, data, classes, options);
        Assert.Equal(Path.ChangeExtension(files.Weights, ".training.png"), files.Plot);
        Assert.Equal(Environment.CurrentDirectory, Path.GetDirectoryName(files.Weights));
        return Path.GetFileNameWithoutExtension(files.Weights);
    }
}
