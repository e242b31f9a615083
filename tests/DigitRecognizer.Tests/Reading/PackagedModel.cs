using DigitRecognizer.Network;
using DigitRecognizer.Reading;

namespace DigitRecognizer.Tests.Reading;

/// <summary>The weights that ship, opened once.</summary>
internal static class PackagedModel
{
    private static readonly LeNet Network = LeNet.Load(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "lenet.onnx")));

    public static ModelInfo Info => Network.Info;

    public static DigitReader Reader { get; } = new(Network);
}
