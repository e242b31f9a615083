namespace DigitRecognizer.Imaging;

/// <summary>
/// Lets pictures be decoded at once as long as what their decoders hold in memory stays within a budget, and one alone whatever it needs.
/// Small ones pass freely.
/// </summary>
public static class LargeImageGate
{
    /// <summary>Two phone photos of 12 megapixels, held whole.</summary>
    private const long Budget = 100_000_000;

    private const long Small = 16_000_000;

    private const int BytesOfAPixel = 4;

    private static readonly object Door = new();
    private static long _numbers;
    private static long _next;
    private static long _held;

    /// <summary>Waits for a turn where the picture is large, for a decoder that holds all of it.</summary>
    /// <returns>Dispose it when the pixels are decoded; null for a small picture.</returns>
    public static IDisposable? Enter(ImageHeader header) => Enter(BytesOfAPixel * (long)header.Width * header.Height);

    /// <summary>The same for a decoder that takes a JPEG row by row: a baseline file needs no turn, a progressive one room for its coefficients.</summary>
    public static IDisposable? Enter(ImageHeader header, ReadOnlySpan<byte> file) =>
        header.Format == ImageFormat.Jpeg ? Enter(JpegFrame.HeldBytes(file)) : Enter(header);

    private static Turn? Enter(long bytes)
    {
        if (bytes < Small)
        {
            return null;
        }

        lock (Door)
        {
            // First come, first served: or a very large picture would wait for as long as smaller ones keep coming.
            var number = _numbers++;
            while (number != _next || (_held > 0 && _held + bytes > Budget))
            {
                Monitor.Wait(Door);
            }

            _next++;
            _held += bytes;
            Monitor.PulseAll(Door);
        }

        return new Turn(bytes);
    }

    private sealed class Turn(long bytes) : IDisposable
    {
        private long _bytes = bytes;

        public void Dispose()
        {
            lock (Door)
            {
                _held -= _bytes;
                _bytes = 0;
                Monitor.PulseAll(Door);
            }
        }
    }
}
