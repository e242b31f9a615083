using DigitRecognizer.Network;
using DigitRecognizer.Reading;

namespace DigitRecognizer.Weights;

/// <summary>The model that answers requests.</summary>
/// <param name="network">The loaded network; this takes it over.</param>
/// <param name="source">Where its weights came from.</param>
/// <param name="isSubstitute">Storage was asked for, and these packaged weights serve in place of its own.</param>
public sealed class ActiveModel(LeNet network, WeightsSource source, bool isSubstitute) : IDisposable
{
    public ModelInfo Info => network.Info;

    public DigitReader Reader { get; } = new(network);

    public WeightsSource Source => source;

    public bool IsSubstitute => isSubstitute;

    public void Dispose() => network.Dispose();
}
