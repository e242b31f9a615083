using DigitRecognizer.Components;
using DigitRecognizer.Filters;
using DigitRecognizer.Framing;
using DigitRecognizer.Imaging;
using DigitRecognizer.Ink;
using DigitRecognizer.Networks;

namespace DigitRecognizer.Numbers;

/// <summary>Frames and classifies the marked pieces of a line.</summary>
internal readonly ref struct SegmentReader
{
    private readonly LeNet _network;
    private readonly InkMap _map;
    private readonly Plane<byte> _ink;

    public SegmentReader(LeNet network, InkMap map)
    {
        _network = network;
        _map = map;
        _ink = new Plane<byte>(map.Ink.Width, map.Ink.Height);
        map.Ink.Values.CopyTo(_ink.Values);
    }

    public ModelInfo Model => _network.Info;

    /// <summary>The ink of the picture that the line was found in.</summary>
    public Plane<byte> Ink => _ink;

    /// <summary>Reads the marked pieces as if they were alone.</summary>
    /// <param name="line">The line, its segment marked.</param>
    /// <param name="box">The box around the segment.</param>
    public DigitSegment Classify(DigitLine line, PixelBox box)
    {
        var image = new float[LeNet.InputLength];
        var probabilities = new float[_network.Info.Classes];
        Frame(line, box, image);
        _network.Classify(image, probabilities);
        return new DigitSegment(box, image, DigitDetector.Packaged.Of(image), probabilities);
    }

    /// <summary>Draws the marked pieces as the network sees them, without the neighbours' ink on their rim.</summary>
    private void Frame(DigitLine line, PixelBox box, scoped Span<float> image)
    {
        foreach (var run in line.Fragments.Runs)
        {
            if (IsNeighbour(line, run, box))
            {
                _map.Ink.Row(run.Y)[run.Start..run.End].Clear();
            }
        }

        DigitFraming.Draw(_map, line.Fragments, box, image);
        foreach (var run in line.Fragments.Runs)
        {
            if (IsNeighbour(line, run, box))
            {
                _ink.Row(run.Y)[run.Start..run.End].CopyTo(_map.Ink.Row(run.Y)[run.Start..run.End]);
            }
        }
    }

    public void Dispose() => _ink.Dispose();

    private static bool IsNeighbour(DigitLine line, Run run, PixelBox box) =>
        run.End >= box.X && run.Start <= box.X + box.Width && line.Fragments.All[run.Component].Group != DigitSelector.Digit;
}
