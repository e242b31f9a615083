namespace DigitRecognizer.Model.Commands;

/// <summary>Where the repository keeps what this program writes; the current folder where the program runs outside of it.</summary>
internal static class RepositoryPaths
{
    private static readonly string Folder = ModelFolder();

    public static string Model { get; } = Path.Combine(Folder, "lenet.onnx");

    public static string Card { get; } = Path.Combine(Folder, "README.md");

    public static string Figures { get; } = Path.Combine(Folder, "figures");

    public static string Ablations { get; } = Path.Combine(Folder, "figures", "ablations.csv");

    public static string Seeds { get; } = Path.Combine(Folder, "figures", "seeds.csv");

    public static string Likeness { get; } = Path.GetFullPath(Path.Combine(ModelFolder(), "..", "recognizer", "Networks", "likeness.bin"));

    public static string Cuts { get; } = Path.GetFullPath(Path.Combine(ModelFolder(), "..", "recognizer", "Networks", "cuts.bin"));

    public static string Segments { get; } = Path.GetFullPath(Path.Combine(ModelFolder(), "..", "recognizer", "Networks", "segments.bin"));

    public static string Line { get; } = Path.GetFullPath(Path.Combine(ModelFolder(), "..", "recognizer", "Networks", "line.bin"));

    private static string ModelFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "DigitRecognizer.sln")))
            {
                return Path.Combine(folder.FullName, "model");
            }
        }

        return Environment.CurrentDirectory;
    }
}
