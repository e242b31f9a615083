using DigitRecognizer.Digits;
using DigitRecognizer.Imaging;
using DigitRecognizer.Model.Commands;
using DigitRecognizer.Model.Data;
using DigitRecognizer.Model.Evaluation;
using DigitRecognizer.Model.Training;
using DigitRecognizer.Networks;

namespace DigitRecognizer.Model.Tests;

[Collection<SharedDice>]
public sealed class OwnDataTests
{
    [Fact]
    public async Task A_folder_of_pictures_trains_a_model_with_its_own_labels()
    {
        using var folder = new TemporaryFolder();
        Shapes.WritePictures(folder.Combine("shapes"), perClass: 60);
        var output = folder.Combine("shapes.onnx");

        var code = await RunAsync(["train", "--data", folder.Combine("shapes"), "--classes", "3", "--epochs", "8", "--output", output,
            "--cache", folder.Combine("cache")]);

        Assert.Equal(0, code);
        using var network = LeNet.Load(await File.ReadAllBytesAsync(output, TestContext.Current.CancellationToken));
        Assert.Equal(Shapes.Names, network.Info.Labels);
        var reader = new DigitReader(network);
        foreach (var (shape, name) in Shapes.Names.Index())
        {
            using var picture = ImageDecoder.Decode(
                await File.ReadAllBytesAsync(folder.Combine("shapes", name, "7.png"), TestContext.Current.CancellationToken));
            Assert.Equal(shape, reader.Read(picture.View).PredictedClass);
        }
    }

    [Fact]
    public async Task A_training_for_more_classes_than_the_data_shows_is_exported_with_as_many()
    {
        using var folder = new TemporaryFolder();
        Shapes.WriteIdx(folder.Path, train: 60, test: 12);
        var output = folder.Combine("five.onnx");
        string[] common = ["--data", folder.Path, "--classes", "5", "--cache", folder.Combine("cache"), "--output", output];

        Assert.Equal(0, await RunAsync(["train", "--epochs", "1", "--teacher-epochs", "0", .. common]));
        Assert.True(File.Exists(folder.Combine("five.training.png")));
        File.Delete(output);
        Assert.Equal(0, await RunAsync(["export", .. common]));

        using var network = LeNet.Load(await File.ReadAllBytesAsync(output, TestContext.Current.CancellationToken));
        Assert.Equal(5, network.Info.Classes);
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("o ki su tsu na ha ma ya re wo", false)]
    [InlineData("0 1 2 3 4 5 6 7 8 9", true)]
    public async Task Ten_classes_are_digits_only_where_they_are_named_so(string? names, bool digits)
    {
        using var folder = new TemporaryFolder();
        Shapes.WriteIdx(folder.Path, train: 60, test: 12, classes: 10);
        if (names is not null)
        {
            folder.Write("labels.txt", names.Replace(' ', '\n'));
        }

        Assert.Equal(0, await RunAsync(["train", "--data", folder.Path, "--epochs", "1", "--teacher-epochs", "0", "--cache",
            folder.Combine("cache"), "--output", folder.Combine("ten.onnx")]));

        using var network = LeNet.Load(await File.ReadAllBytesAsync(folder.Combine("ten.onnx"), TestContext.Current.CancellationToken));
        Assert.Equal(digits, network.Info.ReadsDigits);
        Assert.Equal(digits || names is null ? null : names.Split(' '), network.Info.Labels);
        Assert.Contains(digits ? "Designs = 0.12," : "Designs = 0,", new Checkpoint(folder.Combine("cache", "training")).Recipe,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Folders_named_after_the_digits_hold_digits()
    {
        using var folder = new TemporaryFolder();
        for (var digit = 0; digit < 10; digit++)
        {
            Directory.CreateDirectory(folder.Combine($"{digit}"));
            File.WriteAllBytes(folder.Combine($"{digit}", "1.png"), Shapes.Encode(Shapes.Images(1)[0]));
        }

        var data = PictureFolder.Load(folder.Path, _ => { });

        Assert.True(data.AreDigits);
        Assert.Equal((10, null), (data.Classes, data.Labels));
    }

    [Fact]
    public async Task A_model_is_measured_on_the_test_pictures_of_its_own_data_by_their_names()
    {
        using var folder = new TemporaryFolder();
        Shapes.WriteIdx(folder.Path, train: 60, test: 12);
        folder.Write("labels.txt", "bar\ncross\nframe\n");
        var model = folder.Combine("shapes.onnx");
        string[] evaluate = ["evaluate", "--model", model, "--data", folder.Path, "--answers", folder.Combine("answers.csv")];
        IEnumerable<string> Labels() =>
            CsvFile.Read(folder.Combine("answers.csv")).OrderBy(row => row["file"].PadLeft(2)).Select(row => row["label"]).Take(3);

        Assert.Equal(0, await RunAsync(["train", "--data", folder.Path, "--epochs", "1", "--teacher-epochs", "0", "--cache",
            folder.Combine("cache"), "--output", model]));
        Assert.Equal(0, await RunAsync(evaluate));
        Assert.Equal(12, CsvFile.Read(folder.Combine("answers.csv")).Count);
        Assert.Equal(["bar", "cross", "frame"], Labels());

        folder.Write("labels.txt", "frame\nbar\ncross\n");
        Assert.Equal(0, await RunAsync(evaluate));
        Assert.Equal(["frame", "bar", "cross"], Labels());

        folder.Write("labels.txt", "frame\nbar\ncircle\n");
        Assert.Equal(1, await RunAsync(evaluate));
        Assert.Equal(1, await RunAsync([.. evaluate, "--images", folder.Path]));
    }

    [Fact]
    public async Task An_unfinished_training_is_given_up_only_when_told_so()
    {
        using var folder = new TemporaryFolder();
        Shapes.WriteIdx(folder.Path, train: 60, test: 12);
        var checkpoint = new Checkpoint(folder.Combine("cache", "training"));
        string[] command = ["train", "--data", folder.Path, "--epochs", "1", "--teacher-epochs", "0", "--cache", folder.Combine("cache"),
            "--output", folder.Combine("five.onnx")];
        Assert.Equal(0, await RunAsync(command));
        Assert.Equal(0, await RunAsync(command));

        File.Delete(folder.Combine("cache", "training", "finished.txt"));

        Assert.True(checkpoint.Unfinished);
        Assert.Equal(2, await RunAsync(command));
        Assert.True(checkpoint.Exists);
        Assert.Equal(1, await RunAsync([.. command, "--resume", "--restart"]));
        Assert.Equal(0, await RunAsync([.. command, "--restart"]));
        Assert.False(checkpoint.Unfinished);
    }

    [Theory]
    [InlineData("bar\ncross\nframe\n\n", null)]
    [InlineData("bar\ncross\n", "labels go up to 2")]
    [InlineData("bar\ncross, or plus\nframe\n", "contain a comma")]
    [InlineData("bar\n\nframe\n", "must not be empty")]
    public async Task Names_that_do_not_fit_the_labels_are_refused_before_the_training(string names, string? reason)
    {
        using var folder = new TemporaryFolder();
        Shapes.WriteIdx(folder.Path, train: 12, test: 3);
        folder.Write("labels.txt", names);
        Task<DataSet> Open() => DataSource.OpenAsync(folder.Path, folder.Path, _ => { }, TestContext.Current.CancellationToken);

        if (reason is null)
        {
            Assert.Equal(Shapes.Names, (await Open()).Labels);
        }
        else
        {
            Assert.Contains(reason, (await Assert.ThrowsAsync<InvalidDataException>(Open)).Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(5, 3)]
    [InlineData(12, 0)]
    public async Task Too_few_pictures_are_refused(int train, int test)
    {
        using var folder = new TemporaryFolder();
        Shapes.WriteIdx(folder.Path, train, test);

        var error = await Assert.ThrowsAsync<InvalidDataException>(
            () => DataSource.OpenAsync(folder.Path, folder.Path, _ => { }, TestContext.Current.CancellationToken));

        Assert.Contains($"{train} training and {test} test pictures", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_few_classes_are_refused()
    {
        using var folder = new TemporaryFolder();
        Shapes.WritePictures(folder.Path, perClass: 4);

        var code = await RunAsync(["train", "--data", folder.Path, "--classes", "2", "--output", folder.Combine("never.onnx"), "--cache",
            folder.Combine("cache")]);

        Assert.Equal(1, code);
        Assert.False(File.Exists(folder.Combine("never.onnx")));
    }

    private static Task<int> RunAsync(string[] arguments) =>
        ModelCommands.Create().Parse(arguments).InvokeAsync(cancellationToken: TestContext.Current.CancellationToken);
}
