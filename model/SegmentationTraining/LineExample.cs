using DigitRecognizer.Components;
using DigitRecognizer.Grey;
using DigitRecognizer.Imaging;
using DigitRecognizer.Numbers;

namespace DigitRecognizer.Model.SegmentationTraining;

/// <summary>A composed number as the input of the line classifier, and the frames in which each of its digits may be found.</summary>
internal sealed class LineExample
{
    /// <summary>Largest distance from a digit's middle, in frames, at which it may be found.</summary>
    private const float MaxDistance = 2.5f;

    private readonly byte[] _picture;

    private LineExample(byte[] picture, byte[] classes, float[] middles)
    {
        (_picture, Classes) = (picture, classes);
        Windows = new (int, int)[classes.Length];
        for (var i = 0; i < Windows.Length; i++)
        {
            var low = i == 0 ? 0 : (middles[i - 1] + middles[i]) / 2;
            var high = i + 1 == middles.Length ? Frames : (middles[i] + middles[i + 1]) / 2;
            var first = Math.Max(low, middles[i] - MaxDistance);
            var end = Math.Min(high, middles[i] + MaxDistance);
            Windows[i] = ((int)MathF.Round(first), (int)MathF.Round(end));
        }
    }

    public byte[] Classes { get; }

    /// <summary>For each digit its first frame and the one after its last; no frame belongs to two.</summary>
    public (int First, int End)[] Windows { get; }

    public int Columns => _picture.Length / LineClassifier.Rows;

    public int Frames => Columns / LineClassifier.Stride;

    /// <summary>Null where the recognizer finds no line, or digits of the number have no frame of their own.</summary>
    public static LineExample? Of(ComposedNumber number)
    {
        using var grey = Luminance.Extract(new PixelView(number.Pixels, number.Width, number.Height, 1), 1);
        using var picture = SegmentedPicture.Of(grey, 1);
        if (!DigitLine.TryFind(picture.InkMap, picture.Components, out var found))
        {
            return null;
        }

        using var line = found;
        var drawn = LinePicture.Draw(line, picture.InkMap.Ink);
        var middles = Array.ConvertAll(number.Middles(), drawn.FrameOf);
        var order = Enumerable.Range(0, number.Count).OrderBy(i => middles[i]).ToArray();
        var pixels = Array.ConvertAll(drawn.Values, value => (byte)(value * byte.MaxValue + 0.5f));
        var example = new LineExample(pixels, Array.ConvertAll(order, i => number.Classes[i]), Array.ConvertAll(order, i => middles[i]));
        return Array.TrueForAll(example.Windows, window => window.First >= 0 && window.End > window.First && window.End <= example.Frames)
            ? example
            : null;
    }

    /// <summary>Copies the picture, row by row, to one of rows of <paramref name="width"/> values.</summary>
    public void CopyTo(Span<float> picture, int width)
    {
        for (var i = 0; i < _picture.Length; i++)
        {
            picture[i / Columns * width + i % Columns] = _picture[i] / (float)byte.MaxValue;
        }
    }
}
