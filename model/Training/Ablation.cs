namespace DigitRecognizer.Model.Training;

/// <summary>A training with one ingredient left out.</summary>
/// <param name="Name">What is left out.</param>
/// <param name="Options">The recipe without it.</param>
public sealed record Ablation(string Name, TrainingOptions Options)
{
    /// <summary>The whole recipe first, then each ingredient left out.</summary>
    public static IReadOnlyList<Ablation> All(TrainingOptions whole) =>
    [
        new("nothing: the whole recipe", whole),
        new("redrawn pens", whole with { Augmentation = whole.Augmentation with { Pens = 0 } }),
        new("own designs of digits", whole with { Augmentation = whole.Augmentation with { Designs = 0 } }),
        new("MNIST printed on other grounds", whole with { Augmentation = whole.Augmentation with { Prints = 0 } }),
        new("noise, shade, blur, lines, JPEG", whole with { Augmentation = whole.Augmentation with { Grounds = false } }),
        new("turning, stretching, bending MNIST", whole with { Augmentation = whole.Augmentation with { Bends = false } }),
        new("all of the above", whole with { Augmentation = new() { Pens = 0, Designs = 0, Prints = 0, Bends = false } }),
        new("weight averaging", whole with { AverageDecay = 0 }),
        new("label smoothing", whole with { LabelSmoothing = 0 }),
    ];
}
