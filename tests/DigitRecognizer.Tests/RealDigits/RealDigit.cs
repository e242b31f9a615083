using DigitRecognizer.Imaging;

namespace DigitRecognizer.Tests.RealDigits;

/// <summary>A picture of a digit that a person wrote.</summary>
/// <param name="File">Its name in the folder.</param>
/// <param name="Label">The digit.</param>
/// <param name="Group">canvas, photo or pre28.</param>
/// <param name="Source">Who collected it.</param>
/// <param name="Samples">Its pixels, row by row.</param>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
/// <param name="Channels">Bytes of a pixel.</param>
internal sealed record RealDigit(string File, int Label, string Group, string Source, byte[] Samples, int Width, int Height, int Channels)
{
    public PixelView View => new(Samples, Width, Height, Channels);

    public bool IsLarge => Math.Max(Width, Height) >= SharedDigits.Large;
}
