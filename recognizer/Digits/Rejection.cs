namespace DigitRecognizer.Digits;

/// <summary>Why an answer should not be trusted.</summary>
public enum Rejection
{
    /// <summary>It may be a digit, but the network hesitates between several.</summary>
    LowConfidence,

    /// <summary>A letter, a scribble, a texture: nothing that looks like one digit.</summary>
    NotADigit,

    /// <summary>More than one digit; ask for a number instead.</summary>
    SeveralDigits,
}
