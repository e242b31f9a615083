using SkiaSharp;

namespace DigitRecognizer.Model.Data;

/// <summary>
/// Handwriting as outline fonts, from npm's <c>@fontsource</c> packages: SIL Open Font License 1.1; Coming Soon, Homemade Apple, Just
/// Another Hand, Rock Salt and Schoolbell: Apache License 2.0.
/// </summary>
internal static class HandwritingFonts
{
    /// <summary>The families that networks are trained on.</summary>
    public static readonly string[] Training =
    [
        "architects-daughter", "cedarville-cursive", "covered-by-your-grace", "delicious-handrawn", "gochi-hand", "homemade-apple",
        "just-another-hand", "la-belle-aurore", "over-the-rainbow", "playwrite-de-grund", "playwrite-fr-trad", "playwrite-nl",
        "reenie-beanie", "schoolbell", "sue-ellen-francisco", "zeyada",
    ];

    /// <summary>The families that networks are tested with.</summary>
    public static readonly string[] HeldOut =
    [
        "caveat", "coming-soon", "dawning-of-a-new-day", "gloria-hallelujah", "handlee", "indie-flower", "kalam", "nothing-you-could-do",
        "patrick-hand", "playwrite-es", "playwrite-it-moderna", "playwrite-us-trad", "rock-salt", "shadows-into-light",
        "swanky-and-moo-moo",
    ];

    private const float UnitsOfEm = 1000;

    /// <summary>Downloads the fonts if they are not in the cache, and reads their letters and digits.</summary>
    /// <param name="cache">Folder kept between runs.</param>
    /// <param name="families">Names of families.</param>
    /// <param name="report">Receives a message when a download starts.</param>
    /// <param name="cancellationToken">Cancels the download.</param>
    /// <exception cref="DownloadException">npm is missing or failed.</exception>
    public static async Task<IReadOnlyList<OutlineGlyph>> LoadAsync(
        string cache, IEnumerable<string> families, Action<string> report, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(await NpmPackages.InstallAsync(cache, report, cancellationToken), "@fontsource");
        return [.. families.SelectMany(family => Read(Path.Combine(folder, family, "files", $"{family}-latin-400-normal.woff")))];
    }

    private static IEnumerable<OutlineGlyph> Read(string file)
    {
        using var typeface = SKTypeface.FromFile(file) ?? throw new DownloadException($"{file} is no font.");
        using var font = new SKFont(typeface, UnitsOfEm);
        foreach (var character in Enumerable.Range('!', '~' - '!' + 1).Select(code => (char)code).Where(char.IsAsciiLetterOrDigit))
        {
            var glyph = font.GetGlyph(character);
            using var path = glyph == 0 ? null : font.GetGlyphPath(glyph);
            if (path is { IsEmpty: false })
            {
                yield return new OutlineGlyph(character, Fit(path));
            }
        }
    }

    private static List<(SKPathVerb Verb, SKPoint[] Points)> Fit(SKPath path)
    {
        var box = path.TightBounds;
        var scale = 1 / MathF.Max(box.Width, box.Height);
        var outline = new List<(SKPathVerb, SKPoint[])>();
        using var iterator = path.CreateRawIterator();
        var points = new SKPoint[4];
        for (var verb = iterator.Next(points); verb != SKPathVerb.Done; verb = iterator.Next(points))
        {
            outline.Add((verb, Array.ConvertAll(points, p => new SKPoint(scale * (p.X - box.MidX), scale * (p.Y - box.MidY)))));
        }

        return outline;
    }
}
