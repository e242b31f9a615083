namespace DigitRecognizer.Tests.Scenes;

/// <summary>All conditions under which digits are sent: each composes a picture around one MNIST digit.</summary>
internal static class Conditions
{
    public static readonly IReadOnlyDictionary<string, Func<Random, byte[], Scene>> All =
        new[] { DrawingConditions.All, PaperConditions.All, RuledConditions.All, SurfaceConditions.All, ScreenConditions.All }
        .SelectMany(theme => theme).ToDictionary(StringComparer.Ordinal);
}
