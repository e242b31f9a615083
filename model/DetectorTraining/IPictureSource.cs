using DigitRecognizer.Model.Augmentation;

namespace DigitRecognizer.Model.DetectorTraining;

/// <summary>Draws digits and non-digits as the input of one network.</summary>
internal interface IPictureSource
{
    /// <summary>Values of one picture.</summary>
    int Values { get; }

    /// <summary>The least value of a picture; the highest is 1.</summary>
    float Least { get; }

    /// <summary>Draws a digit.</summary>
    /// <returns>Its class.</returns>
    int Digit(Dice dice, Span<float> output);

    /// <summary>Draws a non-digit.</summary>
    /// <returns>Its kind.</returns>
    NonDigit Other(Dice dice, Span<float> output);

    /// <summary>Changes a picture each time that it is used.</summary>
    void Vary(Span<float> picture, ref Dice dice);
}
