using DigitRecognizer.Networks;
using DigitRecognizer.Numbers;

namespace DigitRecognizer.Model.SegmentationTraining;

/// <summary>One segment as the network's input, with its pictures stored as bytes, and its label.</summary>
internal sealed class SegmentExample
{
    private const int Pixels = SegmentClassifier.Planes * LeNet.InputLength;

    private readonly byte[] _pixels = new byte[Pixels];
    private readonly float[] _measures;

    public SegmentExample(ReadOnlySpan<float> picture, SegmentLabel label)
    {
        for (var i = 0; i < Pixels; i++)
        {
            _pixels[i] = (byte)(Math.Min(1, picture[i]) * byte.MaxValue + 0.5f);
        }

        _measures = picture[Pixels..].ToArray();
        Label = label;
    }

    public SegmentLabel Label { get; }

    public void CopyTo(Span<float> picture)
    {
        for (var i = 0; i < Pixels; i++)
        {
            picture[i] = _pixels[i] / (float)byte.MaxValue;
        }

        _measures.CopyTo(picture[Pixels..]);
    }
}
