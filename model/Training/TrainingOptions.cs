using DigitRecognizer.Model.Augmentation;

namespace DigitRecognizer.Model.Training;

/// <summary>The recipe. The defaults are the one of the model card.</summary>
public sealed record TrainingOptions
{
    /// <summary>A short training to try things with.</summary>
    public static TrainingOptions Quick { get; } = new()
    {
        Epochs = 5,
        StraightEpochs = 1,
        WarmUpEpochs = 0.5,
        TeacherEpochs = 0,
        Augmentation = new AugmentationOptions { Pens = 0.1f, Designs = 0.05f, Prints = 0.05f },
    };

    public int Epochs { get; init; } = 40;

    /// <summary>Epochs at the end in which MNIST's own pictures come as they are.</summary>
    public int StraightEpochs { get; init; } = 2;

    public int BatchSize { get; init; } = 128;

    /// <summary>Highest learning rate of AdamW, reached after the warm-up; a half cosine takes it to nearly 0.</summary>
    public double LearningRate { get; init; } = 3e-3;

    public double WarmUpEpochs { get; init; } = 1;

    public double WeightDecay { get; init; } = 1e-2;

    public double LabelSmoothing { get; init; } = 0.02;

    /// <summary>Share of the old average that each step keeps in the weights that are served.</summary>
    public double AverageDecay { get; init; } = 0.9995;

    /// <summary>Epochs in which a larger network learns first, to teach this one; 0 for no teacher.</summary>
    public int TeacherEpochs { get; init; } = 15;

    /// <summary>Weight of the teacher's answers in the loss, 0..1; the labels have the rest.</summary>
    public double TeacherShare { get; init; } = 0.8;

    /// <summary>Softens the teacher's answers and the pupil's while they are compared, from 1.</summary>
    public double TeacherTemperature { get; init; } = 3;

    public AugmentationOptions Augmentation { get; init; } = new();

    public int Seed { get; init; } = 1;

    /// <summary>The recipe of the teacher itself: smoothed labels would hide from the pupil how alike two classes are.</summary>
    public TrainingOptions ForTeacher() => this with
    {
        Epochs = TeacherEpochs,
        StraightEpochs = Math.Min(StraightEpochs, TeacherEpochs / 5),
        LabelSmoothing = 0,
        TeacherEpochs = 0
    };

    /// <summary>Smaller batches for a small data set, so that an epoch still has enough steps.</summary>
    public int BatchSizeFor(int pictures) => Math.Min(pictures, Math.Clamp(pictures / 16, 16, BatchSize));

    /// <summary>A shorter average for a short training: it must forget the beginning before the end.</summary>
    public double AverageDecayFor(int stepsPerEpoch) => Math.Clamp(1 - 5.0 / (Epochs * stepsPerEpoch), 0, AverageDecay);

    /// <summary>The learning rate of a step.</summary>
    /// <param name="progress">Epochs done, with fractions.</param>
    public double LearningRateAt(double progress) =>
        LearningRate * WarmUpCosine.At(progress / Epochs, Math.Min(WarmUpEpochs / Epochs, 0.5));
}
