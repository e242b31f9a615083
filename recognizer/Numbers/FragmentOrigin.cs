namespace DigitRecognizer.Numbers;

/// <summary>Where a fragment of a line of digits comes from.</summary>
/// <param name="Component">The connected component that it is, or was cut from.</param>
/// <param name="Before">The cut on its left; null at the left end of the component.</param>
/// <param name="After">The cut on its right; null at the right end of the component.</param>
internal readonly record struct FragmentOrigin(int Component, CutPath? Before, CutPath? After);
