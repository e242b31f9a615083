namespace DigitRecognizer.Model.Evaluation;

/// <summary>
/// Finds labelled pictures: by a CSV file with the columns <c>file</c> and <c>label</c> and optionally <c>group</c> and <c>source</c>,
/// or by the name of the folder that each picture is in.
/// </summary>
public static class SampleFolder
{
    private static readonly string[] Extensions = [".png", ".jpg", ".jpeg", ".gif", ".bmp", ".webp"];

    /// <param name="folder">The folder of the pictures; its <c>labels.csv</c> is used if there is one.</param>
    /// <param name="table">A CSV file elsewhere, or null.</param>
    /// <returns>In the order of the table, or of the names.</returns>
    /// <exception cref="InvalidDataException">No picture is found, or the table lacks a column.</exception>
    public static IReadOnlyList<Sample> Find(string folder, string? table = null)
    {
        if (!Directory.Exists(folder))
        {
            throw new InvalidDataException($"There is no folder {folder}.");
        }

        table ??= Path.Combine(folder, "labels.csv");
        Sample[] samples = File.Exists(table) ? [.. FromTable(folder, table)] : [.. FromFolders(folder)];
        return samples.Length > 0
            ? samples
            : throw new InvalidDataException(
                $"{folder} contains no labels.csv and no pictures in folders named after their class (such as 7/one.png).");
    }

    private static IEnumerable<Sample> FromTable(string folder, string table)
    {
        foreach (var row in CsvFile.Read(table))
        {
            if (!row.TryGetValue("file", out var file) || !row.TryGetValue("label", out var label))
            {
                throw new InvalidDataException($"{table} must have the columns file and label; group and source are optional.");
            }

            yield return new Sample(
                Path.Combine(folder, file),
                label,
                row.GetValueOrDefault("group", string.Empty),
                row.GetValueOrDefault("source", string.Empty));
        }
    }

    private static IEnumerable<Sample> FromFolders(string folder) => Directory
        .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .Where(file => Extensions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase))
        .Order(StringComparer.Ordinal)
        .Select(file => new Sample(file, Path.GetFileName(Path.GetDirectoryName(file))!, Group(folder, file), string.Empty));

    private static string Group(string folder, string file)
    {
        var parts = Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar);
        return parts.Length > 2 ? parts[0] : string.Empty;
    }
}
