using BenchmarkDotNet.Attributes;
using DigitRecognizer.Components;
using DigitRecognizer.Digits;
using DigitRecognizer.Imaging;
using DigitRecognizer.Networks;
using DigitRecognizer.Testing;

namespace DigitRecognizer.Benchmarks;

/// <summary>From pixels to an answer: one run of the session, framing alone, both, and a phone's photo from its file on.</summary>
[MemoryDiagnoser]
public class Readings
{
    private readonly LeNet _network = LeNet.Load(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "lenet.onnx")));
    private readonly float[] _image = new float[LeNet.InputLength];
    private readonly float[] _probabilities = new float[10];
    private readonly byte[] _photo = PhonePhoto.Jpeg();
    private byte[] _mnist = [];
    private byte[] _moved = [];
    private byte[] _noisy = [];
    private byte[] _canvas = [];

    [GlobalSetup]
    public async Task LoadAsync()
    {
        _mnist = (await MnistFiles.ReadTestAsync(CancellationToken.None)).Picture(0).ToArray();
        _moved = [.. _mnist.Skip(3 * LeNet.Side + 3), .. new byte[3 * LeNet.Side + 3]];
        var random = new Random(1);
        _noisy = [.. _mnist.Select(value => (byte)(190 - value / 2 + random.Next(20)))];
        const int Side = 280, Scale = Side / LeNet.Side;
        _canvas = [.. Enumerable.Range(0, Side * Side).Select(i => _mnist[i / Side / Scale * LeNet.Side + i % Side / Scale])];
    }

    [GlobalCleanup]
    public void Dispose() => _network.Dispose();

    [Benchmark(Baseline = true)]
    public float Session()
    {
        _network.Classify(_image, _probabilities);
        return _probabilities[0];
    }

    [Benchmark]
    public DigitLocation FrameMnist() => Normalizer.Normalize(new PixelView(_mnist, LeNet.Side, LeNet.Side, 1), _image);

    /// <summary>28 x 28 as MNIST frames it, with everything up to the answer. Wanted: at most 60 microseconds.</summary>
    [Benchmark]
    public DigitReading ReadMnist() => new DigitReader(_network).Read(new PixelView(_mnist, LeNet.Side, LeNet.Side, 1));

    /// <summary>
    /// 28 x 28 off the centre, which has to be framed, with everything up to the answer. Wanted: at most 60 microseconds.
    /// </summary>
    [Benchmark]
    public DigitReading ReadMoved() => new DigitReader(_network).Read(new PixelView(_moved, LeNet.Side, LeNet.Side, 1));

    /// <summary>28 x 28 on noisy paper, whose background and polarity have to be found first. Wanted: at most 60 microseconds.</summary>
    [Benchmark]
    public DigitReading ReadNoisy() => new DigitReader(_network).Read(new PixelView(_noisy, LeNet.Side, LeNet.Side, 1));

    /// <summary>12 megapixels from file to answer. Wanted: at most 150 milliseconds.</summary>
    [Benchmark]
    public DigitReading ReadPhoto()
    {
        using var picture = ImageDecoder.Decode(_photo);
        return new DigitReader(_network).Read(picture.View);
    }

    [Benchmark]
    public DigitLocation FrameCanvas() => Normalizer.Normalize(new PixelView(_canvas, 280, 280, 1), _image);
}
