namespace DigitRecognizer.Imaging;

/// <summary>A rectangle of whole pixels; <paramref name="X"/> and <paramref name="Y"/> are its top left, counted from 0.</summary>
public readonly record struct PixelBox(int X, int Y, int Width, int Height);
