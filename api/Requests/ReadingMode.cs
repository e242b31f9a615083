namespace DigitRecognizer.Api.Requests;

internal enum ReadingMode
{
    /// <summary>One digit.</summary>
    Digit,

    /// <summary>A line of digits.</summary>
    Number,
}
