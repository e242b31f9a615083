using DigitRecognizer.Conformance;
using DigitRecognizer.Functions.Imaging;
using DigitRecognizer.Imaging;

namespace DigitRecognizer.Functions.Tests;

public sealed class ImageSharpDecoderTests : DecoderSuite
{
    protected override IImageDecoder Decoder { get; } = new ImageSharpDecoder();
}
