using DigitRecognizer.Networks;

namespace DigitRecognizer.Model.Data;

/// <summary>
/// A folder with MNIST's four file names, and optionally <c>labels.txt</c> with one class name a line: 0 to 9 where the classes are the
/// digits.
/// </summary>
public static class IdxFolder
{
    public const string LabelsFile = "labels.txt";

    /// <summary>Whether the folder has these files.</summary>
    public static bool Matches(string folder) => File.Exists(Path.Combine(folder, "train-images-idx3-ubyte"));

    /// <exception cref="InvalidDataException">A file is missing or broken, or the pictures are not 28 x 28.</exception>
    public static DataSet Load(string folder)
    {
        var names = Path.Combine(folder, LabelsFile);
        return DataSet.Named(
            Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))),
            Load(folder, "train"),
            Load(folder, "t10k"),
            File.Exists(names) ? File.ReadAllText(names).TrimEnd().Split('\n', StringSplitOptions.TrimEntries) : null);
    }

    private static LabelledImages Load(string folder, string part)
    {
        string images = Path.Combine(folder, part + "-images-idx3-ubyte"), labels = Path.Combine(folder, part + "-labels-idx1-ubyte");
        if (Array.Find([images, labels], path => !File.Exists(path)) is { } missing)
        {
            throw new InvalidDataException(
                $"{missing} is missing: an IDX data set has train- and t10k- images-idx3-ubyte and labels-idx1-ubyte, unpacked.");
        }

        var (count, height, width, pixels) = IdxFile.ReadImages(images);
        var classes = IdxFile.ReadLabels(labels);
        if (height != LeNet.Side || width != LeNet.Side)
        {
            throw new InvalidDataException(
                $"{images} contains pictures of {width} x {height}; 28 x 28 are needed. A folder of picture files may have any sizes.");
        }

        if (count != classes.Length)
        {
            throw new InvalidDataException($"{images} contains {count} pictures, but {labels} {classes.Length} labels.");
        }

        return new LabelledImages(pixels, classes);
    }
}
