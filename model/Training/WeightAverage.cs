using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace DigitRecognizer.Model.Training;

/// <summary>
/// A running average of all weights and batch statistics, which is more accurate than the weights of any single step (Polyak and Juditsky,
/// 1992).
/// </summary>
public sealed class WeightAverage
{
    private readonly (Tensor Average, Tensor Live)[] _pairs;
    private readonly double _decay;
    private long _steps;

    /// <param name="live">The network that is trained.</param>
    /// <param name="average">A network of the same shape that takes the average.</param>
    /// <param name="decay">Share of the old average that a step keeps, once enough steps are done.</param>
    /// <param name="steps">Steps that the average already contains.</param>
    public WeightAverage(nn.Module live, nn.Module average, double decay, long steps = 0)
    {
        _steps = steps;
        _decay = decay;
        var state = live.state_dict();
        _pairs = [.. average.state_dict().Where(entry => entry.Value.is_floating_point()).Select(entry => (entry.Value, state[entry.Key]))];
    }

    /// <summary>Adds the current weights to the average, with more weight in the first steps.</summary>
    public void Update()
    {
        _steps++;
        var share = (float)(1 - Math.Min(_decay, (_steps + 1.0) / (_steps + 10.0)));
        foreach (var (average, live) in _pairs)
        {
            Span<float> target = MemoryMarshal.Cast<byte, float>(average.bytes), source = MemoryMarshal.Cast<byte, float>(live.bytes);
            for (var i = 0; i < target.Length; i++)
            {
                target[i] += share * (source[i] - target[i]);
            }
        }
    }
}
