using System.Globalization;
using DigitRecognizer.Digits;
using DigitRecognizer.Imaging;
using DigitRecognizer.Model.Data;
using DigitRecognizer.Networks;

namespace DigitRecognizer.Model.Evaluation;

/// <summary>Runs the recognizer, as it is served, on many pictures.</summary>
public sealed class Evaluator(LeNet network)
{
    private readonly DigitReader _reader = new(network);

    /// <summary>Reads a data set's test pictures. Classes are matched with the model's by name.</summary>
    /// <exception cref="InvalidDataException">The model has no class of that name.</exception>
    public Answer[] Read(DataSet data)
    {
        var classes = Array.ConvertAll([.. Enumerable.Range(0, data.Classes)], label => ClassOf(data.NameOf(label)));
        return classes.IndexOf(-1) is var unknown and >= 0
            ? throw new InvalidDataException(
                $"{data.Name} has a class '{data.NameOf(unknown)}', and the model has none of that name: its classes are "
                    + $"{string.Join(", ", network.Info.ClassNames())}.")
            : Read(new LabelledImages(data.Test.Pixels, Array.ConvertAll(data.Test.Labels, label => (byte)classes[label])));
    }

    /// <summary>Reads pictures of 28 x 28 whose labels are the model's classes.</summary>
    public Answer[] Read(LabelledImages images)
    {
        var answers = new Answer[images.Count];
        Parallel.For(0, answers.Length, i =>
            answers[i] = Read(i.ToString(CultureInfo.InvariantCulture), images.Labels[i],
                new PixelView(images[i], LeNet.Side, LeNet.Side, 1), string.Empty, string.Empty));
        return answers;
    }

    /// <summary>Decodes and reads picture files. A file that cannot be decoded counts as misread.</summary>
    public Answer[] Read(IReadOnlyList<Sample> samples)
    {
        var answers = new Answer[samples.Count];
        Parallel.For(0, answers.Length, i =>
        {
            var sample = samples[i];
            try
            {
                using var image = ImageDecoder.Decode(File.ReadAllBytes(sample.File));
                answers[i] = Read(sample.File, ClassOf(sample.Label), image.View, sample.Group, sample.Source);
            }
            catch (ImageRejectedException)
            {
                answers[i] = new Answer(sample.File, ClassOf(sample.Label), -1, 0, Accepted: false, sample.Group, sample.Source);
            }
        });
        return answers;
    }

    private Answer Read(string name, int label, PixelView pixels, string group, string source)
    {
        try
        {
            var reading = _reader.Read(pixels);
            return new Answer(name, label, reading.PredictedClass, reading.Confidence, reading.Accepted, group, source);
        }
        catch (ImageRejectedException)
        {
            return new Answer(name, label, -1, 0, Accepted: false, group, source);
        }
    }

    private int ClassOf(string label)
    {
        if (network.Info.Labels is { } labels)
        {
            return labels.ToList().IndexOf(label);
        }

        return int.TryParse(label, CultureInfo.InvariantCulture, out var number) && number < network.Info.Classes ? number : -1;
    }
}
