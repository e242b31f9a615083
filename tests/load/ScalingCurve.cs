namespace DigitRecognizer.Load;

/// <summary>Throughput by number of connections.</summary>
/// <param name="Request">What was asked.</param>
/// <param name="Cores">Cores of the server.</param>
/// <param name="AnswersPerSecond">For each number of connections.</param>
internal sealed record ScalingCurve(string Request, int Cores, double[] AnswersPerSecond);
