using System.Diagnostics;
using DigitRecognizer.Imaging;
using DigitRecognizer.Network;
using DigitRecognizer.Normalization;

namespace DigitRecognizer.Reading;

/// <summary>Frames and classifies the marked pieces of a line; keeps the time that the network takes.</summary>
internal sealed class SegmentReader(LeNet network)
{
    public int Classes => network.Info.Classes;

    public TimeSpan Inferring { get; private set; }

    public void Classify(InkMap map, DigitLine line, PixelBox box, Span<float> image, Span<float> probabilities)
    {
        Framing.Draw(map, line.Pieces, box, image);
        var begin = Stopwatch.GetTimestamp();
        network.Classify(image, probabilities);
        Inferring += Stopwatch.GetElapsedTime(begin);
    }
}
