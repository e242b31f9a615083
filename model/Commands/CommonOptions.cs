using System.CommandLine;
using DigitRecognizer.Model.Data;
using Spectre.Console;

namespace DigitRecognizer.Model.Commands;

/// <summary>Options that several commands share.</summary>
internal static class CommonOptions
{
    public static readonly Option<DirectoryInfo> Cache = new("--cache")
    {
        Description = "Folder for downloads and unfinished trainings.",
        DefaultValueFactory = _ => new DirectoryInfo(DataCache.DefaultFolder),
    };

    public static readonly Option<FileInfo> Model = new("--model", "-m")
    {
        Description = "The weights file.",
        DefaultValueFactory = _ => new FileInfo(RepositoryPaths.Model),
    };

    public static readonly Option<DirectoryInfo?> Data = new("--data")
    {
        Description =
            "Your own data set: a folder with MNIST's four IDX file names (and labels.txt, one class name a line), or with one subfolder "
            + "of pictures a class. Classes named 0 to 9 are treated as digits. Default: MNIST.",
    };

    public static readonly Option<int?> Classes =
        new("--classes") { Description = "Number of classes, if it is more than the labels of the data show." };

    public static readonly Option<DateOnly> Date = new("--date")
    {
        Description = "The date written into the file. Set it to get the same file, byte for byte, on another day.",
        DefaultValueFactory = _ => Today,
    };

    /// <summary>In UTC.</summary>
    public static DateOnly Today => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);

    /// <summary>Where the unfinished training is kept.</summary>
    public static string CheckpointFolder(ParseResult result) => Path.Combine(result.GetValue(Cache)!.FullName, "training");

    /// <exception cref="InvalidOperationException">Fewer than the data has, or more than it has names for.</exception>
    public static int CountClasses(ParseResult result, DataSet data)
    {
        var classes = result.GetValue(Classes) ?? data.Classes;
        return classes >= data.Classes && classes <= 255 && (data.Labels is null || classes == data.Classes)
            ? classes
            : throw new InvalidOperationException(
                $"--classes {classes} does not fit the data, which has {data.Classes} {(data.Labels is null ? "" : "named ")}classes.");
    }

    public static Task<DataSet> OpenDataAsync(ParseResult result, CancellationToken cancellationToken) =>
        DataSource.OpenAsync(result.GetValue(Data)?.FullName, result.GetValue(Cache)!.FullName, AnsiConsole.WriteLine, cancellationToken);
}
