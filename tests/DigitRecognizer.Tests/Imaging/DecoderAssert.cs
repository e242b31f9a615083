using DigitRecognizer.Imaging;
using Xunit;

namespace DigitRecognizer.Tests.Imaging;

internal static class DecoderAssert
{
    public static ImageRejectedException Rejects(ImageProblem problem, ReadOnlyMemory<byte> file)
    {
        var rejection = Assert.Throws<ImageRejectedException>(() => ImageDecoder.Decode(file.Span).Dispose());
        Assert.Equal(problem, rejection.Problem);
        return rejection;
    }
}
