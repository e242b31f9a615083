using System.Runtime.InteropServices;

namespace DigitRecognizer.Skia;

/// <summary>
/// The GNU C library keeps freed blocks of up to 32 MB once it has seen some, an arena for every thread that decoded: after a few
/// progressive photos that is more than all the rest of the process. With a threshold set by hand it gives large blocks back at once.
/// </summary>
internal static class NativeHeap
{
    private const int MmapThreshold = -3, Bytes = 1 << 20;

    public static unsafe void GiveLargeBlocksBack()
    {
        if (NativeLibrary.TryLoad("libc.so.6", out var library) && NativeLibrary.TryGetExport(library, "mallopt", out var setting))
        {
            ((delegate* unmanaged<int, int, int>)setting)(MmapThreshold, Bytes);
        }
    }
}
