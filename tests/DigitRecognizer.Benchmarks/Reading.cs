using BenchmarkDotNet.Attributes;
using DigitRecognizer.Imaging;
using DigitRecognizer.Network;
using DigitRecognizer.Normalization;
using DigitRecognizer.Testing;

namespace DigitRecognizer.Benchmarks;

/// <summary>From pixels to an answer: one run of the session, framing alone, and both.</summary>
[MemoryDiagnoser]
public class Reading
{
    private readonly LeNet _network = LeNet.Load(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "lenet.onnx")));
    private readonly float[] _image = new float[LeNet.InputLength];
    private readonly float[] _probabilities = new float[10];
    private byte[] _mnist = [];
    private byte[] _canvas = [];

    [GlobalSetup]
    public async Task LoadAsync()
    {
        _mnist = (await MnistFiles.ReadTestAsync(CancellationToken.None)).Picture(0).ToArray();
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
    public Finding FrameMnist() => Normalizer.Normalize(new PixelView(_mnist, LeNet.Side, LeNet.Side, 1), _image);

    [Benchmark]
    public Finding FrameCanvas() => Normalizer.Normalize(new PixelView(_canvas, 280, 280, 1), _image);
}
