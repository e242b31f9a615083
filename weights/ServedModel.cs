using DigitRecognizer.Digits;
using DigitRecognizer.Networks;
using DigitRecognizer.Numbers;

namespace DigitRecognizer.Weights;

/// <summary>
/// A loaded model with reference counting: the store and each request in progress hold one reference. Releasing the last disposes the
/// model, so that a request uses the same model to its end, even if the store has replaced it.
/// </summary>
/// <param name="network">The loaded network, which this object disposes.</param>
/// <param name="source">Where its weights came from.</param>
/// <param name="isFallback">Storage is configured, but these are the packaged weights.</param>
internal sealed class ServedModel(LeNet network, WeightsSource source, bool isFallback)
{
    // The first reference is the store's.
    private int _references = 1;

    public ModelStatus Status { get; } = new(network.Info, source, isFallback);

    public DigitReader DigitReader { get; } = new(network);

    public NumberReader NumberReader { get; } = new(network);

    /// <summary>Adds a reference; false when the last one is already released.</summary>
    public bool TryAcquire()
    {
        var references = Volatile.Read(ref _references);
        while (references > 0)
        {
            var current = Interlocked.CompareExchange(ref _references, references + 1, references);
            if (current == references)
            {
                return true;
            }

            references = current;
        }

        return false;
    }

    public void Release()
    {
        if (Interlocked.Decrement(ref _references) == 0)
        {
            network.Dispose();
        }
    }
}
