using DigitRecognizer.Model.Data;
using DigitRecognizer.Model.Torch;

namespace DigitRecognizer.Model.Training;

/// <summary>
/// Trains LeNet-5: first the teacher, if the recipe has one, then LeNet on the teacher's answers and on the labels.
/// </summary>
/// <param name="options">The recipe.</param>
/// <param name="checkpoint">Saves the state of both after each epoch.</param>
/// <param name="log">Receives the progress of both.</param>
public sealed class LeNetTraining(TrainingOptions options, Checkpoint checkpoint, ITrainingLog log)
{
    /// <summary>Trains from the start, or from the checkpoint.</summary>
    /// <param name="train">Pictures to learn from.</param>
    /// <param name="validation">Pictures that determine the best epoch.</param>
    /// <param name="classes">Number of classes, at least 2.</param>
    /// <param name="resume">Whether to resume from the checkpoint of either training.</param>
    /// <param name="cancellationToken">Ends the training within a step; the checkpoint keeps the last whole epoch.</param>
    /// <returns>The averaged weights of the last epoch.</returns>
    /// <exception cref="InvalidOperationException">There is nothing to resume, or a training with another recipe.</exception>
    public async Task<LeNetModule> RunAsync(
        LabelledImages train, LabelledImages validation, int classes, bool resume, CancellationToken cancellationToken)
    {
        var school = checkpoint.OfTeacher;
        var recipe = $"{options}, {classes} classes, pictures {train.Hash()}";
        if (!resume)
        {
            checkpoint.Start(recipe);
        }
        else if (!checkpoint.Exists && !school.Exists)
        {
            throw new InvalidOperationException("There is no training to resume: start it without --resume.");
        }
        else if (checkpoint.Recipe != recipe)
        {
            throw new InvalidOperationException(
                "The training to resume has other options or other pictures: name the same ones, or start anew without --resume.");
        }

        Teacher? teacher = null;
        if (options.TeacherEpochs > 0)
        {
            log.Begin("Teacher", options.TeacherEpochs);
            var trainer = new Trainer<TeacherModule>(() => new TeacherModule(classes), options.ForTeacher(), school, log);
            teacher =
                new Teacher(await trainer.TrainAsync(train, validation, teacher: null, cancellationToken), options.TeacherTemperature);
        }

        log.Begin("LeNet-5", options.Epochs);
        return await new Trainer<LeNetModule>(() => new LeNetModule(classes), options, checkpoint, log)
            .TrainAsync(train, validation, teacher, cancellationToken);
    }
}
