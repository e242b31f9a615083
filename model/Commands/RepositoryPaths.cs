namespace DigitRecognizer.Model.Commands;

/// <summary>Paths of the files that this program writes: in the repository, or in the current folder if it runs elsewhere.</summary>
internal static class RepositoryPaths
{
    private static readonly string Folder = ModelFolder();

    public static string Model { get; } = Path.Combine(Folder, "lenet.onnx");

    public static string Card { get; } = Path.Combine(Folder, "README.md");

    public static string Figures { get; } = Path.Combine(Folder, "figures");

    public static string Ablations { get; } = Path.Combine(Folder, "figures", "ablations.csv");

    public static string Seeds { get; } = Path.Combine(Folder, "figures", "seeds.csv");

    public static string Detector { get; } = Network("detector");

    public static string Grey { get; } = Network("grey");

    public static string Cuts { get; } = Network("cuts");

    public static string Segments { get; } = Network("segments");

    public static string Line { get; } = Network("line");

    private static string Network(string name) => Path.GetFullPath(Path.Combine(Folder, "..", "recognizer", "Networks", name + ".onnx"));

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
