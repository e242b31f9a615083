namespace DigitRecognizer.Components;

/// <summary>A row's unbroken stretch of ink; <paramref name="End"/> is outside. <paramref name="Component"/> is the piece it belongs to.</summary>
internal record struct Run(int Y, int Start, int End, int Component);
