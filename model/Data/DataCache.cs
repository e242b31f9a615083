namespace DigitRecognizer.Model.Data;

/// <summary>The folder for downloads and unfinished trainings.</summary>
public static class DataCache
{
    /// <summary>Per user, outside the repository.</summary>
    public static string DefaultFolder { get; } = Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create),
            "digit-recognizer");
}
