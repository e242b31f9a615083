using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using DigitRecognizer.Model.Augmentation;

namespace DigitRecognizer.Model.Data;

/// <summary>
/// Letters and signs as pen strokes, downloaded once through npm: the Hershey fonts (US National Bureau of Standards, 1967, public domain)
/// and the EMS fonts (SIL Open Font License). Print, handwriting, Gothic, Greek, Cyrillic, Japanese, music and map signs.
/// </summary>
public static partial class StrokeFonts
{
    private const string Package = "hersheytext@2.0.0";
    private const string Signs = "hersheytext.min.json";

    private static readonly (string Name, string Sha256)[] Files =
    [
        (Signs, "73709473c12b3ea48b29a8167ef4f84ea7340cfa3f44e65fc0194690edf41ceb"),
        ("EMSAllure.svg", "55ed2de9c602229f32dd2784aae704023a5594eb8d208131f2552fae330a2a67"),
        ("EMSElfin.svg", "0224d1af4c3d62d8c0390b83a47bcd5e7a5e605f3803a9078cde303ea0acf401"),
        ("EMSFelix.svg", "e7b2463c6cb2a2cbef59db9b1f9f5a20a0ecd9158eeb8f01f2015c9e5be7dca4"),
        ("EMSNixish.svg", "e72414cc04bc9a31c38065b95bbc868d04d47a3cd86cf024c187ced68a4104bd"),
        ("EMSOsmotron.svg", "158b0f247a005ca5b6b8556f85684ad10cbb04c41ebbd394b9090c8ea2f16c52"),
        ("EMSReadability.svg", "eebece4f2a47b9d3a8f40cab2b0f689ca60902997abd5c81064ef0d2a3a05522"),
        ("EMSTech.svg", "7b5a420d4e16285213e7e2b1d187d086835c2dd7a7f64c5b8057434f082fc46f"),
        ("HersheySans1.svg", "a7b9cb8f6465a66d7b1b2f774579749edf1f960b0ed929f0908bd97211f479fa"),
        ("HersheyScript1.svg", "bc0cbdca869d455d000e9961cca0191843cc1c2d7e134a732be2b5081b32eb3b"),
        ("HersheySerifMed.svg", "63e5c88e6fd3a1c2b9a3c90b239c7af3086a15df80373cac80daedbf29b0c04a"),
    ];

    /// <summary>Fonts of signs, which are at the code points of unrelated ASCII characters.</summary>
    private static readonly string[] SignFonts =
        ["astrology", "cyrillic", "gothicger", "greek", "japanese", "markers", "mathlow", "music", "symbolic"];

    /// <summary>The first signs of those fonts are ASCII's punctuation and digits.</summary>
    private const int FirstSign = 37;

    /// <summary>Downloads missing files, verifies all and reads them.</summary>
    /// <param name="cache">Folder kept between runs.</param>
    /// <param name="report">Receives a message when a download starts.</param>
    /// <param name="cancellationToken">Ends the download; verified files stay.</param>
    /// <exception cref="DownloadException">npm is missing, there is no network, or the files are not the known ones.</exception>
    public static async Task<IReadOnlyList<StrokeGlyph>> LoadAsync(string cache, Action<string> report, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(cache, "stroke-fonts");
        if (!Array.TrueForAll(Files, file => DataCache.Holds(Path.Combine(folder, file.Name), file.Sha256)))
        {
            report($"Downloading stroke fonts (1 MB) through npm into {folder}, once.");
            using var package = await NpmPackage.FetchAsync(Package, Path.Combine(folder, "downloads"), cancellationToken);
            package.Keep(Files[..1], "", folder);
            package.Keep(Files[1..], "svg_fonts", folder);
        }

        return
        [
            .. ReadSigns(await File.ReadAllTextAsync(Path.Combine(folder, Signs), cancellationToken)),
            .. Files[1..].SelectMany(file => ReadFont(XDocument.Load(Path.Combine(folder, file.Name)))),
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
