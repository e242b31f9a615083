using ScottPlot;
using SkiaSharp;

namespace DigitRecognizer.Model.Evaluation;

/// <summary>
/// A font for captions. SkiaSharp's Linux build without dependencies does not find system fonts, so this class searches for one.
/// </summary>
internal static class SystemFont
{
    private static readonly string[] Folders = ["/usr/share/fonts", "/usr/local/share/fonts"];

    private static readonly Lazy<string?> File = new(Find);

    /// <summary>For SkiaSharp; without any font on the system captions stay empty.</summary>
    public static SKTypeface Typeface { get; } = File.Value is { } path ? SKTypeface.FromFile(path) : SKTypeface.Default;

    /// <summary>Makes ScottPlot use the same.</summary>
    public static void UseInPlots()
    {
        if (File.Value is { } path && Fonts.Default != Typeface.FamilyName)
        {
            Fonts.AddFontFile(Typeface.FamilyName, path, bold: false, italic: false);
            Fonts.AddFontFile(Typeface.FamilyName, path, bold: true, italic: false);
            Fonts.Default = Typeface.FamilyName;
        }
    }

    private static string? Find() => SKTypeface.Default.GlyphCount > 0
        ? null
        : Folders
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.ttf", SearchOption.AllDirectories))
            .OrderByDescending(path =>
                path.EndsWith("Sans-Regular.ttf", StringComparison.Ordinal) || path.EndsWith("DejaVuSans.ttf", StringComparison.Ordinal))
            .ThenBy(path => path, StringComparer.Ordinal)
            .FirstOrDefault();
}
