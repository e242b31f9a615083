using DigitRecognizer.Imaging;

namespace DigitRecognizer.Numbers;

/// <summary>A sign on a line of digits.</summary>
/// <param name="Character">One of <c>. , : - / ( ) +</c>, or <c>?</c> for another one.</param>
/// <param name="Box">The box around it, in pixels of the caller's picture.</param>
public sealed record LineSign(char Character, PixelBox Box);
