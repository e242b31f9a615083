using DigitRecognizer.Background;
using DigitRecognizer.Imaging;

namespace DigitRecognizer.Components;

/// <summary>Where a digit is in the picture, and how its ink differs from the background.</summary>
/// <param name="Box">The box around the digit's ink, in pixels of the caller's picture.</param>
/// <param name="Polarity">Whether ink is darker or brighter than the background.</param>
/// <param name="Background">Median luminance of the background, 0..255.</param>
public readonly record struct DigitLocation(PixelBox Box, Polarity Polarity, byte Background);
