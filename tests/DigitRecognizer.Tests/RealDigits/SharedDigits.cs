using System.Globalization;
using DigitRecognizer.Imaging;
using DigitRecognizer.Testing;
using DigitRecognizer.Tests.Digits;
using Xunit;

namespace DigitRecognizer.Tests.RealDigits;

/// <summary>People's own drawings and photographs, where the machine has them: they are not part of the repository.</summary>
internal static class SharedDigits
{
    /// <summary>A picture whose longer side has at least this many pixels is a large one.</summary>
    public const int Large = 60;

    private static readonly string Folder = RepositoryRoot.Combine("..", "shared", "digits");

    private static readonly Lazy<RealDigit[]> All = new(() => [.. File.ReadLines(Path.Combine(Folder, "labels.csv")).Skip(1).Select(Open)]);

    /// <summary>All of them; skips the test where the machine has none.</summary>
    public static RealDigit[] Read()
    {
        Assert.SkipUnless(File.Exists(Path.Combine(Folder, "labels.csv")), "needs the pictures in ../shared/digits");
        return All.Value;
    }

    /// <summary>Asks the recognizer; a picture in which it sees nothing is refused.</summary>
    public static Outcome Ask(PixelView picture, int label)
    {
        try
        {
            var reading = PackagedModel.DigitReader.Read(picture);
            return new Outcome(reading.PredictedClass == label, reading.Accepted);
        }
        catch (ImageRejectedException)
        {
            return new Outcome(Right: false, Accepted: false);
        }
    }

    /// <summary>File, label and group come before any quotes, the source is last but one.</summary>
    private static RealDigit Open(string line)
    {
        var fields = line.Split(',');
        using var picture = ImageDecoder.Decode(File.ReadAllBytes(Path.Combine(Folder, fields[0])));
        var view = picture.View;
        var label = int.Parse(fields[1], CultureInfo.InvariantCulture);
        return new RealDigit(fields[0], label, fields[2], fields[^2], view.Samples.ToArray(), view.Width, view.Height, view.Channels);
    }
}
