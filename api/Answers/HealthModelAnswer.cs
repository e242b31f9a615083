using DigitRecognizer.Weights;

namespace DigitRecognizer.Api.Answers;

/// <summary>The model in use, as <c>GET health</c> tells it.</summary>
internal sealed record HealthModelAnswer(string Name, string Version, WeightsSource Source, int Classes, int[] InputShape);
