namespace DigitRecognizer.Numbers;

/// <summary>Where a piece of a line of digits comes from.</summary>
/// <param name="Component">The connected stroke it is, or is a part of.</param>
/// <param name="Before">The cut on its left; null where the stroke begins with it.</param>
/// <param name="After">The cut on its right; null where the stroke ends with it.</param>
internal readonly record struct FragmentOrigin(int Component, CutPath? Before, CutPath? After);
