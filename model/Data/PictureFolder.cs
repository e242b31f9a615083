using DigitRecognizer.Digits;
using DigitRecognizer.Imaging;
using DigitRecognizer.Model.Augmentation;
using DigitRecognizer.Model.Evaluation;
using DigitRecognizer.Networks;

namespace DigitRecognizer.Model.Data;

/// <summary>
/// Your own data set: a folder with a subfolder of picture files for each class, named after it. Pictures may have any size; subfolders
/// named 0 to 9 are digits.
/// </summary>
public static class PictureFolder
{
    private const int TestDivisor = 7;

    /// <summary>
    /// Decodes and normalizes all pictures. One seventh is for testing; the order is shuffled with a fixed seed.
    /// </summary>
    /// <param name="folder">The folder with the subfolders.</param>
    /// <param name="report">Receives a message for each file that is left out.</param>
    /// <exception cref="InvalidDataException">There are no pictures, or only one class.</exception>
    public static DataSet Load(string folder, Action<string> report)
    {
        var samples = SampleFolder.Find(folder).ToArray();
        var names = samples.Select(sample => sample.Label).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        if (names.Length is < 2 or > 255)
        {
            throw new InvalidDataException($"{folder} contains {names.Length} classes; 2 to 255 subfolders, one a class, are needed.");
        }

        new Dice(1).Shuffle<Sample>(samples);
        var (train, test) = (new Part(), new Part());
        for (var i = 0; i < samples.Length; i++)
        {
            var part = i % TestDivisor == 0 ? test : train;
            try
            {
                using var picture = ImageDecoder.Decode(File.ReadAllBytes(samples[i].File));
                part.Add(picture.View, (byte)Array.IndexOf(names, samples[i].Label));
            }
            catch (ImageRejectedException e)
            {
                report($"Left out {samples[i].File}: {e.Message}");
            }
        }

        return DataSet.Named(
            Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))), train.ToImages(), test.ToImages(), names);
    }

    private sealed class Part
    {
        private readonly List<byte> _pixels = [];
        private readonly List<byte> _labels = [];

        public void Add(PixelView picture, byte label)
        {
            var image = new float[LeNet.InputLength];
            Normalizer.Normalize(picture, image);
            _pixels.AddRange(Array.ConvertAll(image, value => (byte)MathF.Round(255 * value)));
            _labels.Add(label);
        }

        public LabelledImages ToImages() => new([.. _pixels], [.. _labels]);
    }
}
