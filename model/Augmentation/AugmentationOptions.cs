namespace DigitRecognizer.Model.Augmentation;

/// <summary>Shares of the training pictures that are replaced by others. The rest are MNIST's own, distorted and framed.</summary>
public sealed record AugmentationOptions
{
    /// <summary>Share of pictures whose skeleton is redrawn with another pen and background, and normalized by the recognizer.</summary>
    public float Pens { get; init; } = 0.3f;

    /// <summary>Share of pictures drawn from <see cref="DigitDesigns"/>; only for a data set of digits.</summary>
    public float Designs { get; init; } = 0.12f;

    /// <summary>Share of pictures that are drawn on another background and normalized by the recognizer.</summary>
    public float Prints { get; init; } = 0.15f;

    /// <summary>Whether MNIST's own pictures are rotated, stretched and bent; otherwise they are unchanged.</summary>
    public bool Bends { get; init; } = true;

    /// <summary>Whether backgrounds are noisy, shaded, blurred or ruled; otherwise plain.</summary>
    public bool Grounds { get; init; } = true;
}
