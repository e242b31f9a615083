namespace DigitRecognizer.Api.Answers;

/// <summary>The body of <c>GET health</c>.</summary>
internal sealed record HealthAnswer(string Status, bool ModelLoaded, string Device)
{
    public HealthModelAnswer? Model { get; init; }
}
