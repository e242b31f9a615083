namespace DigitRecognizer.Model.Commands;

/// <summary>Where the repository keeps what this program writes; the current folder where the program runs outside of it.</summary>
internal static class RepositoryPaths
{
    public static string Model { get; } = Path.Combine(ModelFolder(), "lenet.onnx");

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
