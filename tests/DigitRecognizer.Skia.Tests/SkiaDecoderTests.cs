using DigitRecognizer.Conformance;
using DigitRecognizer.Imaging;

namespace DigitRecognizer.Skia.Tests;

public sealed class SkiaDecoderTests : DecoderSuite
{
    protected override IImageDecoder Decoder { get; } = new SkiaImageDecoder();
}
