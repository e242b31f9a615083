namespace DigitRecognizer.Tests.Scenes;

/// <summary>Gaps or overlaps between the digits of a composed number.</summary>
public enum Spacing
{
    /// <summary>0 to 12 pixels between the ink's boxes.</summary>
    Gaps,

    /// <summary>Each digit is moved left until its ink touches its neighbour's.</summary>
    Touching,

    /// <summary>Each digit is moved up to three pixels further into its neighbour.</summary>
    Overlapping,
}
