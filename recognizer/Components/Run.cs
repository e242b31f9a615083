namespace DigitRecognizer.Components;

/// <summary>Consecutive ink pixels of a row.</summary>
/// <param name="Y">The row.</param>
/// <param name="Start">The first column.</param>
/// <param name="End">The column after the last.</param>
/// <param name="Component">The component that it belongs to, as an index of <see cref="ComponentMap.All"/>.</param>
internal record struct Run(int Y, int Start, int End, int Component);
