using DigitRecognizer.Background;
using DigitRecognizer.Imaging;

namespace DigitRecognizer.Components;

/// <summary>Where the digit stood and how it was told from its background.</summary>
/// <param name="Box">The digit's strokes, in pixels of the picture that was given.</param>
/// <param name="Polarity">Which of ink and background is the brighter.</param>
/// <param name="Background">Median luminance of the background, 0..255.</param>
public readonly record struct DigitLocation(PixelBox Box, Polarity Polarity, byte Background);
