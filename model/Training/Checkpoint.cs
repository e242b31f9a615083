using System.Globalization;
using DigitRecognizer.Model.Torch;

namespace DigitRecognizer.Model.Training;

/// <summary>
/// A folder with the state after the last complete epoch and the averaged weights of the best one. Each epoch's state is in its own folder,
/// and a small file, replaced atomically, names the current one, so that a complete state exists whenever the program is killed.
/// </summary>
/// <param name="folder">Created when a training starts.</param>
public sealed class Checkpoint(string folder)
{
    private const string CurrentName = "current.txt", RecipeName = "recipe.txt", FinishedName = "finished.txt";
    private const string BestName = "best.weights", LiveName = "live.weights", AverageName = "average.weights",
        OptimizerName = "optimizer.state", HistoryName = "history.csv", EpochName = "epoch.txt";

    private double _bestError = double.PositiveInfinity;

    /// <summary>The teacher's checkpoint, in a subfolder.</summary>
    public Checkpoint OfTeacher => new(Path.Combine(folder, "teacher"));

    /// <summary>Whether at least one epoch is complete, so that the training can be resumed and has best weights.</summary>
    public bool Exists => File.Exists(At(CurrentName));

    /// <summary>Whether a training, or that of its teacher, has started and its weights are not written yet.</summary>
    public bool Unfinished => (Exists || OfTeacher.Exists) && !File.Exists(At(FinishedName));

    /// <summary>The results of all epochs so far.</summary>
    public IReadOnlyList<EpochResult> History => Exists ? EpochHistory.Read(InCurrent(HistoryName)) : [];

    /// <summary>The options that the training was started with; empty where there is none.</summary>
    public string Recipe => File.Exists(At(RecipeName)) ? File.ReadAllText(At(RecipeName)) : string.Empty;

    /// <summary>Deletes an earlier training and its teacher, and starts one with this recipe.</summary>
    public void Start(string recipe)
    {
        if (Directory.Exists(folder))
        {
            // The file that makes the state current is deleted first, in case the program is killed in between.
            File.Delete(At(CurrentName));
            Directory.Delete(folder, recursive: true);
        }

        Directory.CreateDirectory(folder);
        File.WriteAllText(At(RecipeName), recipe);
    }

    /// <summary>Saves the state after an epoch.</summary>
    public void Save(TrainingState state, EpochResult result)
    {
        var next = string.Create(CultureInfo.InvariantCulture, $"epoch-{result.Epoch:0000}");
        string At(string name) => Path.Combine(folder, next, name);
        Directory.CreateDirectory(Path.Combine(folder, next));
        EpochHistory.Write(At(HistoryName), [.. History, result]);
        state.Live.save(At(LiveName));
        state.Average.save(At(AverageName));
        state.Optimizer.Save(At(OptimizerName));
        var best = result.ValidationError <= _bestError;
        _bestError = best ? result.ValidationError : _bestError;
        File.Copy(best ? At(AverageName) : InCurrent(BestName), At(BestName), overwrite: true);
        File.WriteAllText(At(EpochName), string.Create(CultureInfo.InvariantCulture, $"{result.Epoch} {_bestError:R}"));
        SwitchTo(next);
    }

    /// <summary>Marks the training as finished, so that the next one may start without --restart.</summary>
    public void Finish() => File.WriteAllText(At(FinishedName), string.Empty);

    /// <summary>Reads the saved state.</summary>
    /// <returns>The number of epochs done.</returns>
    public int Load(TrainingState state)
    {
        state.Live.load(InCurrent(LiveName));
        state.Average.load(InCurrent(AverageName));
        state.Optimizer.Load(InCurrent(OptimizerName));
        var parts = File.ReadAllText(InCurrent(EpochName)).Split(' ');
        _bestError = double.Parse(parts[1], CultureInfo.InvariantCulture);
        return int.Parse(parts[0], CultureInfo.InvariantCulture);
    }

    /// <summary>The averaged weights of the epoch with the lowest validation error so far.</summary>
    /// <exception cref="InvalidOperationException">No epoch has ended yet.</exception>
    public LeNetModule LoadBest(int classes)
    {
        if (!Exists)
        {
            throw new InvalidOperationException($"There are no trained weights in {folder}: run train first.");
        }

        var network = new LeNetModule(classes);
        network.load(InCurrent(BestName));
        network.eval();
        return network;
    }

    private void SwitchTo(string next)
    {
        var previous = Exists ? File.ReadAllText(At(CurrentName)) : null;
        File.WriteAllText(At(CurrentName + ".new"), next);
        File.Move(At(CurrentName + ".new"), At(CurrentName), overwrite: true);
        foreach (var old in Directory.GetDirectories(folder, "epoch-*"))
        {
            // The previous state stays, because an export may be reading it.
            if (Path.GetFileName(old) != next && Path.GetFileName(old) != previous)
            {
                Directory.Delete(old, recursive: true);
            }
        }
    }

    private string At(string name) => Path.Combine(folder, name);

    private string InCurrent(string name) => Path.Combine(folder, File.ReadAllText(At(CurrentName)), name);
}
