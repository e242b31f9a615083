using System.Globalization;
using DigitRecognizer.Model.Torch;

namespace DigitRecognizer.Model.Training;

/// <summary>A folder that keeps the state after the last whole epoch, and the averaged weights of the best one.</summary>
/// <param name="folder">Made when a training starts.</param>
public sealed class Checkpoint(string folder)
{
    private const string BestName = "best.weights", LiveName = "live.weights", AverageName = "average.weights", OptimizerName = "optimizer.state", HistoryName = "history.csv", EpochName = "epoch.txt", RecipeName = "recipe.txt";

    private double _bestError = double.PositiveInfinity;

    /// <summary>That of the teacher, in a folder below.</summary>
    public Checkpoint OfTeacher => new(At("teacher"));

    /// <summary>Whether there is an epoch to go on from.</summary>
    public bool Exists => File.Exists(At(EpochName));

    /// <summary>Whether there are weights of a best epoch.</summary>
    public bool HasBest => File.Exists(At(BestName));

    /// <summary>The figures of all epochs so far.</summary>
    public IReadOnlyList<EpochResult> History => File.Exists(At(HistoryName)) ? EpochHistory.Read(At(HistoryName)) : [];

    /// <summary>What the training was started with; empty where there is none.</summary>
    public string Recipe => File.Exists(At(RecipeName)) ? File.ReadAllText(At(RecipeName)) : string.Empty;

    /// <summary>Forgets an earlier training, teacher and all, for one with this recipe.</summary>
    public void Start(string recipe)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        Directory.CreateDirectory(folder);
        File.WriteAllText(At(RecipeName), recipe);
    }

    /// <summary>Keeps the state of a whole epoch.</summary>
    public void Save(TrainingState state, EpochResult result)
    {
        var (epoch, validationError) = (result.Epoch, result.ValidationError);
        EpochResult[] history = [.. History.Where(e => e.Epoch < epoch), result];
        Directory.CreateDirectory(folder);
        EpochHistory.Write(At(HistoryName), history);
        state.Live.save(At(LiveName));
        state.Average.save(At(AverageName));
        state.Optimizer.Save(At(OptimizerName));
        if (validationError <= _bestError)
        {
            _bestError = validationError;
            state.Average.save(At(BestName));
        }

        // Written last: an epoch counts only when all of it is on the disk.
        File.WriteAllText(At(EpochName), string.Create(CultureInfo.InvariantCulture, $"{epoch} {_bestError:R}"));
    }

    /// <summary>Reads the state back.</summary>
    /// <returns>The number of epochs done.</returns>
    public int Load(TrainingState state)
    {
        state.Live.load(At(LiveName));
        state.Average.load(At(AverageName));
        state.Optimizer.Load(At(OptimizerName));
        var parts = File.ReadAllText(At(EpochName)).Split(' ');
        _bestError = double.Parse(parts[1], CultureInfo.InvariantCulture);
        return int.Parse(parts[0], CultureInfo.InvariantCulture);
    }

    /// <summary>The averaged weights of the epoch with the lowest validation error so far.</summary>
    /// <exception cref="InvalidOperationException">No epoch has ended yet.</exception>
    public LeNetModule LoadBest(int classes)
    {
        if (!HasBest)
        {
            throw new InvalidOperationException($"There are no trained weights in {folder}: run train first.");
        }

        var network = new LeNetModule(classes);
        network.load(At(BestName));
        network.eval();
        return network;
    }

    private string At(string name) => Path.Combine(folder, name);
}
