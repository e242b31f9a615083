using System.Buffers;

namespace DigitRecognizer.Imaging;

/// <summary>
/// Rents buffers for uploads and pictures. The shared pool keeps one buffer of every size for every thread, which for buffers of megabytes
/// is more memory than all pictures in use: large buffers come from a pool that keeps a few for all threads.
/// </summary>
public static class PictureBuffers
{
    /// <summary>Longer buffers come from the pool of large ones.</summary>
    private const int MaxSharedLength = 1 << 20;

    /// <summary>Large buffers kept of each size; independent of the number of cores, because this pool never frees what it keeps.</summary>
    private const int MaxKept = 4;

    private static readonly ArrayPool<byte> LargeBuffers = ArrayPool<byte>.Create(maxArrayLength: 1 << 28, MaxKept);

    /// <summary>Rents at least <paramref name="length"/> bytes, not cleared; return them with <see cref="Return"/>.</summary>
    public static byte[] Rent(int length) => PoolOf(length).Rent(length);

    public static void Return(byte[] buffer)
    {
        ArgumentNullException.ThrowIfNull(buffer);
        PoolOf(buffer.Length).Return(buffer);
    }

    private static ArrayPool<byte> PoolOf(int length) => length > MaxSharedLength ? LargeBuffers : ArrayPool<byte>.Shared;
}
