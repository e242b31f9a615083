using DigitRecognizer.Components;
using DigitRecognizer.Filters;
using DigitRecognizer.Framing;
using DigitRecognizer.Ink;
using DigitRecognizer.Networks;

namespace DigitRecognizer.Numbers;

/// <summary>Frames and classifies segments of a line.</summary>
internal readonly ref struct SegmentReader(LeNet network, InkMap map)
{
    private readonly InkMap _map = map;

    public ModelInfo Model => network.Info;

    /// <summary>The ink of the picture that the line was found in.</summary>
    public Plane<byte> Ink => _map.Ink;

    /// <summary>Classifies a segment as if it were a single digit.</summary>
    /// <param name="line">The line.</param>
    /// <param name="segment">The fragments of the segment.</param>
    public DigitSegment Classify(DigitLine line, ComponentSelection segment)
    {
        var image = new float[LeNet.InputLength];
        var probabilities = new float[network.Info.Classes];
        DigitFraming.Draw(_map, line.Fragments, segment, image);
        network.Classify(image, probabilities);
        return new DigitSegment(segment.Box, image, DigitDetector.Packaged.Of(image), probabilities);
    }
}
