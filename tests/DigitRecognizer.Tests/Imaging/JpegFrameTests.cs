using DigitRecognizer.Imaging;
using Xunit;

namespace DigitRecognizer.Tests.Imaging;

public sealed class JpegFrameTests
{
    private const byte Baseline = 0xC0, Progressive = 0xC2;

    /// <summary>
    /// 4000 x 3000, three channels, the colours at half the resolution both ways: one and a half samples a pixel, two bytes each.
    /// </summary>
    private const long Coefficients = 2 * 4000 * 3000 * 3 / 2;

    [Theory]
    [InlineData(Baseline, 3, 0)]
    [InlineData(Baseline, 1, Coefficients)]
    [InlineData(Progressive, 3, Coefficients)]
    public void What_is_decoded_in_several_scans_is_held_whole(byte kind, byte channelsOfFirstScan, long held)
    {
        byte[] file =
        [
            0xFF, 0xD8,
            0xFF, kind, 0, 17, 8, 0x0B, 0xB8, 0x0F, 0xA0, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1,
            0xFF, 0xC4, 0, 4, 0, 0,
            0xFF, 0xDA, 0, 8, channelsOfFirstScan, 1, 0, 0, 63, 0,
        ];

        Assert.Equal(held, JpegFrame.CoefficientBytes(file));
    }

    [Fact]
    public void A_file_that_breaks_off_before_its_frame_holds_nothing() =>
        Assert.Equal(0, JpegFrame.CoefficientBytes([0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 0, 0]));
}
