namespace DigitRecognizer.Model.Augmentation;

/// <summary>A straight segment of a pen's path. A digit is 1 unit high and centred at the origin; y grows downwards.</summary>
public readonly record struct Segment(float X0, float Y0, float X1, float Y1);
