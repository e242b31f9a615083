namespace DigitRecognizer.Model.Training;

/// <summary>Receives the progress of a training.</summary>
public interface ITrainingLog
{
    /// <summary>Called before a network's first epoch.</summary>
    /// <param name="network">Its name.</param>
    /// <param name="epochs">That it will train.</param>
    void Begin(string network, int epochs);

    /// <summary>Called after every step.</summary>
    /// <param name="epoch">From 1.</param>
    /// <param name="done">Share of the epoch that is done, 0..1.</param>
    /// <param name="loss">The epoch's mean loss so far.</param>
    void Step(int epoch, double done, double loss);

    /// <summary>Called after every epoch.</summary>
    void Epoch(EpochResult result);
}
