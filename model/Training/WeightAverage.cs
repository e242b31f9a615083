using DigitRecognizer.Model.Torch;
using TorchSharp;

namespace DigitRecognizer.Model.Training;

/// <summary>A running average of all weights and batch statistics, which reads better than the weights of any one step (Polyak and Juditsky, 1992).</summary>
public sealed class WeightAverage
{
    private readonly (torch.Tensor Average, torch.Tensor Live)[] _pairs;
    private readonly double _decay;
    private long _steps;

    /// <param name="live">The network that trains.</param>
    /// <param name="average">A network of the same shape that takes the average.</param>
    /// <param name="decay">Share of the old average that a step keeps, once enough steps are done.</param>
    /// <param name="steps">Steps that the average holds already.</param>
    public WeightAverage(LeNetModule live, LeNetModule average, double decay, long steps = 0)
    {
        _steps = steps;
        _decay = decay;
        var state = live.state_dict();
        _pairs = [.. average.state_dict().Select(entry => (entry.Value, state[entry.Key]))];
    }

    /// <summary>Takes the live weights in, with more weight while there are few.</summary>
    public void Update()
    {
        using var noGradient = torch.no_grad();
        _steps++;
        var share = 1 - Math.Min(_decay, (_steps + 1.0) / (_steps + 10.0));
        foreach (var (average, live) in _pairs)
        {
            if (average.is_floating_point())
            {
                average.mul_(1 - share).add_(live, share);
            }
        }
    }
}
