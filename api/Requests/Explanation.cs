namespace DigitRecognizer.Api.Requests;

internal enum Explanation
{
    None,

    /// <summary>What the network saw, and where it was found.</summary>
    Input,

    /// <summary>That, and what the network's layers made of it; numbers of several digits are explained without layers.</summary>
    Layers,
}
