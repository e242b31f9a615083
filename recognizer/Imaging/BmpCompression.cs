namespace DigitRecognizer.Imaging;

/// <summary>How a BMP file stores its pixels (the field <c>biCompression</c>).</summary>
internal enum BmpCompression : uint
{
    None = 0,
    RunLength8 = 1,
    RunLength4 = 2,
    BitFields = 3,
    AlphaBitFields = 6,
}
