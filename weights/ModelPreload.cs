using DigitRecognizer.Networks;

namespace DigitRecognizer.Weights;

/// <summary>Shortens a cold start: what a program calls before it builds its host.</summary>
public static class ModelPreload
{
    /// <summary>
    /// Loads ONNX Runtime's native library and opens the packaged model once, on another thread and without waiting, while the host is
    /// being built. When <see cref="ModelStore"/> then opens its own model, the library is loaded and its calls are compiled.
    /// </summary>
    public static void Start() => _ = Task.Run(() =>
    {
        try
        {
            LeNet.Load(File.ReadAllBytes(new WeightsOptions().PackagedFile)).Dispose();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidModelException)
        {
            // ModelStore opens the same file and logs what is wrong with it.
        }
    });
}
