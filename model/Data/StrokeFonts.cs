using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using DigitRecognizer.Model.Augmentation;

namespace DigitRecognizer.Model.Data;

/// <summary>
/// Letters and signs as pen strokes: the Hershey fonts (US National Bureau of Standards, 1967, public domain) and the
/// EMS fonts (SIL Open Font License). Print, handwriting, Gothic, Greek, Cyrillic, Japanese, music and map signs.
/// </summary>
public static partial class StrokeFonts
{
    private const string Signs = "hersheytext.min.json";

    private static readonly string[] Fonts =
    [
        "EMSAllure", "EMSElfin", "EMSFelix", "EMSNixish", "EMSOsmotron", "EMSReadability", "EMSTech",
        "HersheySans1", "HersheyScript1", "HersheySerifMed",
    ];

    /// <summary>Fonts of signs, which are at the code points of unrelated ASCII characters.</summary>
    private static readonly string[] SignFonts =
        ["astrology", "cyrillic", "gothicger", "greek", "japanese", "markers", "mathlow", "music", "symbolic"];

    /// <summary>The first signs of those fonts are ASCII's punctuation and digits.</summary>
    private const int FirstSign = 37;

    /// <summary>Downloads the fonts if they are not in the cache, and reads them.</summary>
    /// <param name="cache">Folder kept between runs.</param>
    /// <param name="report">Receives a message when a download starts.</param>
    /// <param name="cancellationToken">Cancels the download.</param>
    /// <exception cref="DownloadException">npm is missing or failed.</exception>
    public static async Task<IReadOnlyList<StrokeGlyph>> LoadAsync(string cache, Action<string> report, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(await NpmPackages.InstallAsync(cache, report, cancellationToken), "hersheytext");
        return
        [
            .. ReadSigns(await File.ReadAllTextAsync(Path.Combine(folder, Signs), cancellationToken)),
            .. Fonts.SelectMany(font => ReadFont(XDocument.Load(Path.Combine(folder, "svg_fonts", font + ".svg")))),
        ];
    }

    private static IEnumerable<StrokeGlyph> ReadSigns(string json)
    {
        using var fonts = JsonDocument.Parse(json);
        foreach (var name in SignFonts)
        {
            foreach (var sign in fonts.RootElement.GetProperty(name).GetProperty("chars").EnumerateArray().Skip(FirstSign))
            {
                if (Parse(sign.GetProperty("d").GetString()!, 1) is { Length: > 0 } strokes)
                {
                    yield return new StrokeGlyph(null, strokes);
                }
            }
        }
    }

    private static IEnumerable<StrokeGlyph> ReadFont(XDocument font)
    {
        foreach (var glyph in font.Descendants().Where(element => element.Name.LocalName == "glyph"))
        {
            if (glyph.Attribute("unicode")?.Value is [var character and > ' ' and <= '~']
                && Parse(glyph.Attribute("d")?.Value ?? "", -1) is { Length: > 0 } strokes)
            {
                yield return new StrokeGlyph(character, strokes);
            }
        }
    }

    /// <summary>Parses absolute moves and lines, the only commands of these fonts.</summary>
    private static Segment[][] Parse(string data, int down)
    {
        var strokes = new List<List<Segment>>();
        float x = 0, y = 0;
        foreach (Match step in Step().Matches(data))
        {
            var toX = float.Parse(step.Groups["x"].ValueSpan, CultureInfo.InvariantCulture);
            var toY = down * float.Parse(step.Groups["y"].ValueSpan, CultureInfo.InvariantCulture);
            if (step.Value[0] == 'M')
            {
                strokes.Add([]);
            }
            else
            {
                strokes[^1].Add(new Segment(x, y, toX, toY));
            }

            (x, y) = (toX, toY);
        }

        return Strokes.Fit([.. strokes.Where(stroke => stroke.Count > 0).Select(stroke => stroke.ToArray())]);
    }

    [GeneratedRegex(@"[ML]?\s*(?<x>-?[\d.]+)[\s,]+(?<y>-?[\d.]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Step();
}
