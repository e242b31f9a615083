using System.Runtime.InteropServices;

namespace DigitRecognizer.Skia;

/// <summary>
/// The GNU C library keeps freed blocks of up to 32 MB once it has seen some, an arena for every thread that decoded: after a few
/// progressive photos that is more than all the rest of the process. With a threshold set by hand it gives large blocks back at once.
/// It holds for the whole process, so a host decides it; a training, which takes and frees the same blocks at every step, must not.
/// </summary>
public static class NativeHeap
{
    private const int MmapThreshold = -3, Bytes = 1 << 20;

    /// <summary>Does nothing where the C library is another one.</summary>
    public static unsafe void GiveLargeBlocksBack()
    {
        if (NativeLibrary.TryLoad("libc.so.6", out var library) && NativeLibrary.TryGetExport(library, "mallopt", out var setting))
        {
            ((delegate* unmanaged<int, int, int>)setting)(MmapThreshold, Bytes);
        }
    }
}
