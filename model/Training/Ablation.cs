namespace DigitRecognizer.Model.Training;

/// <summary>One training of an ablation study: the recipe with one part left out.</summary>
/// <param name="Name">What is left out.</param>
/// <param name="Options">The recipe without it.</param>
public sealed record Ablation(string Name, TrainingOptions Options)
{
    /// <summary>
    /// The whole recipe, then the recipe without each of its parts; all but the first without the teacher, which takes longest.
    /// </summary>
    public static IReadOnlyList<Ablation> All(TrainingOptions whole)
    {
        var alone = whole with { TeacherEpochs = 0 };
        return
        [
            new("nothing: the whole recipe", whole),
            new("the teacher", alone),
            new("the teacher; redrawn pens", alone with { Augmentation = alone.Augmentation with { Pens = 0 } }),
            new("the teacher; own designs of digits", alone with { Augmentation = alone.Augmentation with { Designs = 0 } }),
            new("the teacher; MNIST printed on other grounds", alone with { Augmentation = alone.Augmentation with { Prints = 0 } }),
            new("the teacher; noise, shade, blur, lines, JPEG", alone with { Augmentation = alone.Augmentation with { Grounds = false } }),
            new("the teacher; turning, stretching, bending MNIST", alone with { Augmentation = alone.Augmentation with { Bends = false } }),
            new("the teacher; all of the above", alone with { Augmentation = new() { Pens = 0, Designs = 0, Prints = 0, Bends = false } }),
            new("the teacher; weight averaging", alone with { AverageDecay = 0 }),
            new("the teacher; label smoothing", alone with { LabelSmoothing = 0 }),
        ];
    }
}
