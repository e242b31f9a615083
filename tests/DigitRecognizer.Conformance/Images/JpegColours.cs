namespace DigitRecognizer.Conformance.Images;

internal enum JpegColours
{
    Grey = 1,
    YCbCr = 3,
    Cmyk = 4,
}
