using System.Diagnostics;
using DigitRecognizer.Components;
using DigitRecognizer.Filters;
using DigitRecognizer.Framing;
using DigitRecognizer.Ink;
using DigitRecognizer.Networks;

namespace DigitRecognizer.Numbers;

/// <summary>Frames and classifies segments of a line, and measures the time in the network.</summary>
internal readonly ref struct SegmentReader(LeNet network, InkMap map)
{
    private readonly InkMap _map = map;
    private readonly Stopwatch _inferring = new();

    public ModelInfo Model => network.Info;

    /// <summary>The ink of the picture that the line was found in.</summary>
    public Plane<byte> Ink => _map.Ink;

    public TimeSpan Inferring => _inferring.Elapsed;

    /// <summary>Classifies a segment as if it were a single digit.</summary>
    /// <param name="line">The line.</param>
    /// <param name="segment">The fragments of the segment.</param>
    public DigitSegment Classify(DigitLine line, ComponentSelection segment)
    {
        var image = new float[LeNet.InputLength];
        var probabilities = new float[network.Info.Classes];
        DigitFraming.Draw(_map, line.Fragments, segment, image);
        _inferring.Start();
        network.Classify(image, probabilities);
        _inferring.Stop();
        return new DigitSegment(segment.Box, image, DigitDetector.Packaged.Of(image), probabilities);
    }
}
