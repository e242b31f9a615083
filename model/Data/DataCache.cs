using System.Security.Cryptography;

namespace DigitRecognizer.Model.Data;

/// <summary>The folder for downloads and unfinished trainings.</summary>
public static class DataCache
{
    /// <summary>Per user, outside the repository.</summary>
    public static string DefaultFolder { get; } = Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create),
            "digit-recognizer");

    /// <summary>Whether the file exists and has this hash.</summary>
    /// <param name="path">Any path.</param>
    /// <param name="sha256">Lower-case hexadecimal.</param>
    public static bool Holds(string path, string sha256)
    {
        if (!File.Exists(path))
        {
            return false;
        }

        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream)) == sha256;
    }
}
