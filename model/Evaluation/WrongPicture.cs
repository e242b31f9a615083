using System.Globalization;
using DigitRecognizer.Digits;
using DigitRecognizer.Imaging;
using DigitRecognizer.Model.Data;
using DigitRecognizer.Networks;

namespace DigitRecognizer.Model.Evaluation;

/// <summary>A misread picture, reopened for a contact sheet.</summary>
public sealed class WrongPicture
{
    private readonly byte[] _pixels;
    private readonly int _width;
    private readonly int _height;
    private readonly int _channels;

    private WrongPicture(PixelView view) =>
        (_pixels, _width, _height, _channels) = (view.Samples.ToArray(), view.Width, view.Height, view.Channels);

    /// <summary>Opens a picture file; one that cannot be decoded is a grey square.</summary>
    public static WrongPicture FromFile(string file)
    {
        try
        {
            using var image = ImageDecoder.Decode(File.ReadAllBytes(file));
            return new WrongPicture(image.View);
        }
        catch (ImageRejectedException)
        {
            return new WrongPicture(new PixelView([128], 1, 1, 1));
        }
    }

    /// <summary>Takes picture number <paramref name="name"/> of a data set.</summary>
    public static WrongPicture FromSet(LabelledImages images, string name) =>
        new(new PixelView(images[int.Parse(name, CultureInfo.InvariantCulture)], LeNet.Side, LeNet.Side, 1));

    /// <summary>Draws all wrong answers' pictures, each with what the network saw, and <c>true > answered confidence</c>.</summary>
    public static void SaveSheet(IEnumerable<Answer> answers, Func<Answer, WrongPicture> open, string path, ModelInfo model)
    {
        var wrong = answers.Where(answer => !answer.Correct).ToArray();
        var names = model.ClassNames();
        using var sheet = new ContactSheet(Math.Max(1, 2 * wrong.Length));
        foreach (var answer in wrong)
        {
            var picture = open(answer);
            sheet.Add(picture.View,
                string.Create(CultureInfo.InvariantCulture, $"{Name(answer.Label)} > {Name(answer.Predicted)}  {answer.Confidence:P0}"));
            sheet.Add(new PixelView(picture.Normalize(), LeNet.Side, LeNet.Side, 1), Path.GetFileNameWithoutExtension(answer.Name));
        }

        sheet.Save(path);

        string Name(int index) => index < 0 ? "none" : names[index];
    }

    private PixelView View => new(_pixels, _width, _height, _channels);

    private byte[] Normalize()
    {
        var image = new float[LeNet.InputLength];
        try
        {
            Normalizer.Normalize(View, image);
        }
        catch (ImageRejectedException)
        {
            Array.Clear(image);
        }

        return Array.ConvertAll(image, value => (byte)MathF.Round(255 * value));
    }
}
