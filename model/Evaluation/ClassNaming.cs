using System.Globalization;
using DigitRecognizer.Networks;

namespace DigitRecognizer.Model.Evaluation;

internal static class ClassNaming
{
    /// <summary>The labels, or the classes' numbers where the model has none.</summary>
    public static IReadOnlyList<string> ClassNames(this ModelInfo model) =>
        model.Labels ?? [.. Enumerable.Range(0, model.Classes).Select(i => i.ToString(CultureInfo.InvariantCulture))];
}
