namespace DigitRecognizer.Digits;

/// <summary>Why an answer should not be trusted.</summary>
public enum Rejection
{
    /// <summary>It may be a digit, but no class has a high probability; or other cuts of touching digits give another number.</summary>
    LowConfidence,

    /// <summary>The picture does not look like a digit, but for example like a letter, a scribble or a texture.</summary>
    NotADigit,

    /// <summary>There is more than one digit on the line; read it as a number instead.</summary>
    SeveralDigits,

    /// <summary>There is other ink beside the digits, such as a sign.</summary>
    NotOnlyDigits,

    /// <summary>There are digits on more than one line, or a raised one.</summary>
    SeveralLines,

    /// <summary>It is far more likely a digit that is upside down, mirrored or transposed.</summary>
    NotUpright,
}
