namespace DigitRecognizer.Local;

/// <summary>Finds static-web: beside the published program, or in the repository that the program was built from.</summary>
internal static class SiteFolder
{
    public static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "static-web");
            if (File.Exists(Path.Combine(candidate, "index.html")))
            {
                return candidate;
            }
        }

        return null;
    }
}
