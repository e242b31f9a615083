namespace DigitRecognizer.Tests.Scenes;

/// <summary>How the digits of a composed number stand beside each other.</summary>
public enum Spacing
{
    /// <summary>0 to 12 pixels between the ink's boxes.</summary>
    Gaps,

    /// <summary>Each slid left until its ink first meets its neighbour's.</summary>
    Touching,

    /// <summary>Each slid up to three pixels further into its neighbour.</summary>
    Overlapping,
}
