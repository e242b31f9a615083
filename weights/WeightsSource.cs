namespace DigitRecognizer.Weights;

/// <summary>Where the weights in use came from.</summary>
public enum WeightsSource
{
    /// <summary>The file that was deployed with the program.</summary>
    Packaged,

    /// <summary>Azure Blob Storage.</summary>
    Blob,
}
