namespace DigitRecognizer.Model.Augmentation;

/// <summary>A straight piece of a pen's path. A digit is 1 unit high and stands about the origin; y grows downwards.</summary>
public readonly record struct Segment(float X0, float Y0, float X1, float Y1);
