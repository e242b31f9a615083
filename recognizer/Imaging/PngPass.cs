namespace DigitRecognizer.Imaging;

/// <summary>
/// One pass of a PNG picture: every <paramref name="StepX"/>-th pixel from <paramref name="X"/>, of every <paramref name="StepY"/>-th row
/// from <paramref name="Y"/>.
/// </summary>
internal readonly record struct PngPass(int X, int Y, int StepX, int StepY)
{
    /// <summary>Bytes of the pass in the inflated image data; none where it has no pixel.</summary>
    public long Bytes(int width, int height, int bitsPerPixel)
    {
        long columns = (width - X + StepX - 1) / StepX, rows = (height - Y + StepY - 1) / StepY;
        return columns > 0 && rows > 0 ? rows * (1 + (columns * bitsPerPixel + 7) / 8) : 0;
    }
}
