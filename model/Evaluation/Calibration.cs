namespace DigitRecognizer.Model.Evaluation;

/// <summary>Measures how well confidence matches accuracy.</summary>
public static class Calibration
{
    public const int Bins = 15;

    /// <summary>One bin of a reliability diagram.</summary>
    /// <param name="Count">Answers whose confidence falls into the bin.</param>
    /// <param name="Confidence">Their mean confidence.</param>
    /// <param name="Accuracy">Share of them that is correct.</param>
    public readonly record struct Bin(int Count, double Confidence, double Accuracy);

    /// <summary>Groups answers by confidence in <see cref="Bins"/> bins of equal width.</summary>
    public static IReadOnlyList<Bin> Group(IEnumerable<Answer> answers)
    {
        var bins = new List<Answer>[Bins];
        Array.ForEach(Enumerable.Range(0, Bins).ToArray(), i => bins[i] = []);
        foreach (var answer in answers)
        {
            bins[Math.Min(Bins - 1, (int)(answer.Confidence * Bins))].Add(answer);
        }

        return Array.ConvertAll(bins, bin => bin.Count == 0
            ? default
            : new Bin(bin.Count, bin.Average(a => (double)a.Confidence), bin.Average(a => a.Correct ? 1.0 : 0)));
    }

    /// <summary>
    /// Expected calibration error, 0..1: the gap between confidence and accuracy, averaged over the answers (Naeini et al., 2015).
    /// </summary>
    public static double ExpectedError(IReadOnlyCollection<Answer> answers) =>
        Group(answers).Sum(bin => bin.Count * Math.Abs(bin.Confidence - bin.Accuracy)) / answers.Count;
}
