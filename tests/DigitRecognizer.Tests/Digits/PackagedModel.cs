using DigitRecognizer.Digits;
using DigitRecognizer.Networks;
using DigitRecognizer.Numbers;

namespace DigitRecognizer.Tests.Digits;

/// <summary>The packaged model, loaded once.</summary>
internal static class PackagedModel
{
    private static readonly LeNet Network = LeNet.Load(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "lenet.onnx")));

    public static ModelInfo Info => Network.Info;

    public static DigitReader DigitReader { get; } = new(Network);

    public static NumberReader NumberReader { get; } = new(Network);
}
