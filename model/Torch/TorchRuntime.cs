using System.Runtime.InteropServices;
using TorchSharp;

namespace DigitRecognizer.Model.Torch;

/// <summary>Initializes libtorch, once for each process. Call it before the first TorchSharp call.</summary>
public static class TorchRuntime
{
    private static readonly Lazy<bool> Started = new(Start);

    /// <summary>Patches the native library where the system needs it, and sets threads and memory options.</summary>
    /// <exception cref="InvalidOperationException">libtorch is not beside the program, or this system cannot load it.</exception>
    public static void EnsureStarted() => _ = Started.Value;

    private static bool Start()
    {
        if (OperatingSystem.IsLinux())
        {
            var natives = Path.Combine(AppContext.BaseDirectory, "runtimes", "linux-x64", "native");
            DeleteLeftovers(Path.Combine(AppContext.BaseDirectory, "cpu"));
            WeakVersionPatch.ApplyWhereNeeded(Path.Combine(natives, "libLibTorchSharp.so"));
            KeepFreedMemory();
        }

        try
        {
            // Batches are small, so that more threads inside an operation make it slower; and one thread adds in a fixed order.
            torch.set_num_threads(1);
        }
        catch (Exception e) when (e is TypeInitializationException or DllNotFoundException or NotSupportedException)
        {
            throw new InvalidOperationException(
                "libtorch does not load on this system. Training needs 64-bit Linux with glibc, Windows x64 or macOS on Apple silicon.", e);
        }

        return true;
    }

    /// <summary>After a failed load TorchSharp leaves a copy of the unpatched libraries there, and would load that copy first.</summary>
    private static void DeleteLeftovers(string folder)
    {
        if (File.Exists(Path.Combine(folder, "libLibTorchSharp.so")))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>
    /// Every step frees and allocates the same few megabytes; glibc would return them to the system each time, which takes a third of the
    /// training time.
    /// </summary>
    private static void KeepFreedMemory()
    {
        const int TrimThreshold = -1, MmapThreshold = -3, HalfGigabyte = 1 << 29;
        try
        {
            _ = SetMallocOption(TrimThreshold, HalfGigabyte);
            _ = SetMallocOption(MmapThreshold, HalfGigabyte);
        }
        catch (EntryPointNotFoundException)
        {
            // A libc without mallopt trains as well, only slower.
        }
    }

    [DllImport("libc", EntryPoint = "mallopt")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetMallocOption(int option, int value);
}
