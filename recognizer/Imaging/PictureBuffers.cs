using System.Buffers;

namespace DigitRecognizer.Imaging;

/// <summary>
/// Buffers for uploads and pictures. The shared pool keeps one of every size for every thread, which for a photo's megabytes
/// adds up to more than all pictures in work: large ones come from a pool that keeps a few for all threads together.
/// </summary>
public static class PictureBuffers
{
    private const int Large = 1 << 20;

    /// <summary>Not more on a machine of many cores: this pool never gives back what it keeps.</summary>
    private const int Kept = 4;

    private static readonly ArrayPool<byte> LargeOnes = ArrayPool<byte>.Create(maxArrayLength: 1 << 28, Kept);

    /// <summary>At least <paramref name="length"/> bytes, not cleared; give them back with <see cref="Return"/>.</summary>
    public static byte[] Rent(int length) => PoolOf(length).Rent(length);

    public static void Return(byte[] buffer)
    {
        ArgumentNullException.ThrowIfNull(buffer);
        PoolOf(buffer.Length).Return(buffer);
    }

    private static ArrayPool<byte> PoolOf(int length) => length > Large ? LargeOnes : ArrayPool<byte>.Shared;
}
