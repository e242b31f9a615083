using DigitRecognizer.Imaging;
using Xunit;

namespace DigitRecognizer.Tests.Imaging;

public sealed class GifFrameTests
{
    [Theory]
    [InlineData(0, 0, 8, 4, true)]
    [InlineData(2, 1, 6, 3, true)]
    [InlineData(1, 0, 8, 4, false)]
    [InlineData(0, 1, 8, 4, false)]
    [InlineData(0, 0, 255, 4, false)]
    public void A_frame_lies_on_the_screen_that_the_file_was_judged_by(byte left, byte top, byte width, byte height, bool expected)
    {
        byte[] file = [.. "GIF89a"u8, 8, 0, 4, 0, 0, 0, 0, 0x2C, left, 0, top, 0, width, 0, height, 0, 0, 8, 1, 0, 0, 0x3B];

        Assert.Equal(expected, !GifFrame.ThroughFirst(file).IsEmpty);
    }
}
