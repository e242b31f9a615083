namespace DigitRecognizer.Site.Tests.Drawing;

/// <summary>Digits as a hand writes them: strokes on a square of 1.</summary>
internal static class HandDigits
{
    private static readonly string[] Written =
    [
        "52,8 38,12 28,26 24,46 27,68 36,84 50,90 64,84 73,68 76,46 71,24 62,12 52,8",
        "52,8 51,36 50,64 49,92",
        "26,28 32,14 48,8 64,14 70,28 64,44 50,60 36,76 24,90 40,90 58,89 76,90",
        "28,16 44,8 62,12 70,26 62,40 46,46 62,50 74,62 72,78 58,90 40,90 26,82",
        "38,10 33,30 27,46 24,58 44,58 62,57 78,56;60,34 59,56 58,74 57,92",
        "70,10 54,10 36,11 34,28 32,44 48,40 64,46 72,60 68,78 54,90 38,88 26,82",
        "64,10 48,22 36,42 29,62 32,80 46,90 62,86 70,72 62,58 46,56 34,66",
        "24,12 42,12 60,11 76,11 66,34 56,58 48,92",
        "66,24 56,11 40,12 32,24 40,38 56,48 68,62 68,80 54,91 38,87 31,74 38,60 52,49 64,37 66,24",
        "70,30 60,13 44,10 33,22 34,38 46,48 60,44 69,32 70,30 68,50 66,70 63,92",
    ];

    public static IEnumerable<(double X, double Y)[]> Strokes(int digit) =>
        Written[digit].Split(';').Select(stroke => stroke.Split(' ').Select(Point).ToArray());

    private static (double X, double Y) Point(string text)
    {
        var parts = text.Split(',');
        return (Share(parts[0]), Share(parts[1]));
    }

    private static double Share(string text) => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture) / 100;
}
