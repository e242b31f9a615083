namespace DigitRecognizer.Model.Augmentation;

/// <summary>How often training pictures are replaced by what. The rest are MNIST's own, distorted and framed.</summary>
public sealed record AugmentationOptions
{
    /// <summary>Share of pictures whose skeleton is drawn again with another pen, on another ground, and found by the recognizer.</summary>
    public float Pens { get; init; } = 0.3f;

    /// <summary>Share of pictures drawn from our own designs of the ten digits; only for a data set of digits.</summary>
    public float Designs { get; init; } = 0.12f;

    /// <summary>Share of pictures that are themselves put on a ground and found by the recognizer.</summary>
    public float Prints { get; init; } = 0.15f;

    /// <summary>Whether MNIST's own pictures are turned, stretched and bent; otherwise they come as they are.</summary>
    public bool Bends { get; init; } = true;

    /// <summary>Whether grounds are noisy, shaded, blurred, ruled; otherwise plain.</summary>
    public bool Grounds { get; init; } = true;
}
