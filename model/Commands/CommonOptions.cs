using System.CommandLine;
using DigitRecognizer.Model.Data;

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
}
