using DigitRecognizer.Digits;
using DigitRecognizer.Networks;
using DigitRecognizer.Numbers;

namespace DigitRecognizer.Weights;

/// <summary>
/// A loaded model with the number of its users: the store, and each request under way. The last one to release it disposes it, so a
/// request ends on the model that it began with, whatever the store uses by then.
/// </summary>
/// <param name="network">The loaded network; this takes it over.</param>
/// <param name="source">Where its weights came from.</param>
/// <param name="isFallback">Storage is configured, but these are the packaged weights.</param>
internal sealed class ServedModel(LeNet network, WeightsSource source, bool isFallback)
{
    // Starts with the store that made it.
    private int _users = 1;

    public ModelStatus Status { get; } = new(network.Info, source, isFallback);

    public DigitReader DigitReader { get; } = new(network);

    public NumberReader NumberReader { get; } = new(network);

    /// <summary>Adds a user, unless the last one has released the model already.</summary>
    public bool TryAcquire()
    {
        var users = Volatile.Read(ref _users);
        while (users > 0)
        {
            var seen = Interlocked.CompareExchange(ref _users, users + 1, users);
            if (seen == users)
            {
                return true;
            }

            users = seen;
        }

        return false;
    }

    public void Release()
    {
        if (Interlocked.Decrement(ref _users) == 0)
        {
            network.Dispose();
        }
    }
}
