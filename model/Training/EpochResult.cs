namespace DigitRecognizer.Model.Training;

/// <summary>The result of one epoch.</summary>
/// <param name="Epoch">From 1.</param>
/// <param name="TrainLoss">Mean cross-entropy on the distorted training pictures.</param>
/// <param name="ValidationLoss">Mean cross-entropy of the averaged weights on validation.</param>
/// <param name="ValidationError">Share of the validation set that the averaged weights misclassify, 0..1.</param>
/// <param name="LearningRate">At the epoch's end.</param>
/// <param name="Seconds">Time the epoch took.</param>
public sealed record EpochResult(
    int Epoch, double TrainLoss, double ValidationLoss, double ValidationError, double LearningRate, double Seconds);
