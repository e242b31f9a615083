namespace DigitRecognizer.Background;

/// <summary>Whether ink is darker or brighter than the background.</summary>
public enum Polarity
{
    /// <summary>For example pen on paper.</summary>
    DarkOnLight,

    /// <summary>For example chalk on a board, or MNIST's pictures.</summary>
    LightOnDark,
}
