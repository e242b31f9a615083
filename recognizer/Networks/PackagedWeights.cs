namespace DigitRecognizer.Networks;

/// <summary>Weights that ship inside the assembly.</summary>
internal static class PackagedWeights
{
    /// <exception cref="InvalidOperationException">The assembly was built without them.</exception>
    public static byte[] Read(string resource)
    {
        using var stream = typeof(PackagedWeights).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The assembly was built without {resource}.");
        var file = new byte[stream.Length];
        stream.ReadExactly(file);
        return file;
    }
}
