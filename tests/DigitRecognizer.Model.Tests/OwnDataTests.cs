using DigitRecognizer.Model.Commands;
using DigitRecognizer.Network;
using DigitRecognizer.Reading;
using DigitRecognizer.Skia;

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

        var code = await ModelCommands.Create()
            .Parse(["train", "--data", folder.Combine("shapes"), "--classes", "3", "--epochs", "8", "--output", output, "--cache", folder.Combine("cache")])
            .InvokeAsync(cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(0, code);
        using var network = LeNet.Load(await File.ReadAllBytesAsync(output, TestContext.Current.CancellationToken));
        Assert.Equal(Shapes.Names, network.Info.Labels);
        var reader = new DigitReader(network);
        foreach (var (shape, name) in Shapes.Names.Index())
        {
            using var picture = new SkiaImageDecoder().Decode(await File.ReadAllBytesAsync(folder.Combine("shapes", name, "7.png"), TestContext.Current.CancellationToken));
            Assert.Equal(shape, reader.Read(picture.View).PredictedClass);
        }
    }

    [Fact]
    public async Task Too_few_classes_are_refused()
    {
        using var folder = new TemporaryFolder();
        Shapes.WritePictures(folder.Path, perClass: 4);

        var code = await ModelCommands.Create()
            .Parse(["train", "--data", folder.Path, "--classes", "2", "--output", folder.Combine("never.onnx"), "--cache", folder.Combine("cache")])
            .InvokeAsync(cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(1, code);
        Assert.False(File.Exists(folder.Combine("never.onnx")));
    }
}
