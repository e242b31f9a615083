namespace DigitRecognizer.Imaging;

/// <summary>
/// Lets as many large pictures be decoded at once as there are processors. More would finish no sooner, and each may hold
/// hundreds of megabytes until it is reduced. Small ones pass freely.
/// </summary>
public static class LargeImageGate
{
    private const long LargePixels = 4_000_000;

    private static readonly SemaphoreSlim Turns = new(Environment.ProcessorCount);

    /// <summary>Waits for a turn where the picture is large.</summary>
    /// <returns>Dispose it when the pixels are decoded; null for a small picture.</returns>
    public static IDisposable? Enter(ImageHeader header)
    {
        if ((long)header.Width * header.Height < LargePixels)
        {
            return null;
        }

        Turns.Wait();
        return new Turn();
    }

    private sealed class Turn : IDisposable
    {
        private bool _returned;

        public void Dispose()
        {
            if (!_returned)
            {
                _returned = true;
                Turns.Release();
            }
        }
    }
}
