namespace DigitRecognizer.Model.Evaluation;

/// <summary>Summarizes many answers.</summary>
public sealed class Report(IReadOnlyList<Answer> answers, int classes)
{
    /// <summary>One line of the table.</summary>
    /// <param name="Name">Group, or <c>all</c>.</param>
    /// <param name="Count">Pictures.</param>
    /// <param name="Right">How many of these were read correctly.</param>
    /// <param name="BySource">Accuracy averaged over the sources, so that a source with many pictures does not outweigh the others.</param>
    /// <param name="Accepted">How many of these were accepted.</param>
    /// <param name="AcceptedRight">How many of the accepted were read correctly.</param>
    public sealed record Line(string Name, int Count, int Right, double BySource, int Accepted, int AcceptedRight)
    {
        public double Accuracy => (double)Right / Count;
    }

    public IReadOnlyList<Answer> Answers { get; } = answers;

    public Line Total => Sum("all", Answers);

    /// <summary>One line for each group; none where pictures have no groups.</summary>
    public IEnumerable<Line> Groups => Answers
        .Where(answer => answer.Group.Length > 0)
        .GroupBy(answer => answer.Group, StringComparer.Ordinal)
        .OrderBy(group => group.Key, StringComparer.Ordinal)
        .Select(group => Sum(group.Key, [.. group]));

    public double CalibrationError => Calibration.ExpectedError(Answers);

    /// <summary>Counts by true class (row) and answered class (column).</summary>
    public int[,] Confusion()
    {
        var counts = new int[classes, classes];
        foreach (var answer in Answers)
        {
            if (answer is { Label: >= 0, Predicted: >= 0 })
            {
                counts[answer.Label, answer.Predicted]++;
            }
        }

        return counts;
    }

    private static Line Sum(string name, IReadOnlyCollection<Answer> part) => new(
        name,
        part.Count,
        part.Count(a => a.Correct),
        part.GroupBy(a => a.Source, StringComparer.Ordinal).Average(source => source.Average(a => a.Correct ? 1.0 : 0)),
        part.Count(a => a.Accepted),
        part.Count(a => a is { Accepted: true, Correct: true }));
}
