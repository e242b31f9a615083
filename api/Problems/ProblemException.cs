namespace DigitRecognizer.Api.Problems;

/// <summary>The request cannot be answered; <see cref="Problem"/> is the answer instead.</summary>
internal sealed class ProblemException(Problem problem, Exception? inner = null) : Exception(problem.Detail, inner)
{
    public Problem Problem { get; } = problem;
}
