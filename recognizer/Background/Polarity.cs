namespace DigitRecognizer.Background;

/// <summary>Which of ink and background is the brighter.</summary>
public enum Polarity
{
    /// <summary>Pen on paper.</summary>
    DarkOnLight,

    /// <summary>Chalk on a board, or MNIST's own pictures.</summary>
    LightOnDark,
}
