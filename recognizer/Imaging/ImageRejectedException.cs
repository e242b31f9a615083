namespace DigitRecognizer.Imaging;

/// <summary>The picture cannot be read, and its sender can change that. The message says how and may be shown to the sender.</summary>
public sealed class ImageRejectedException(ImageProblem problem, string message, Exception? inner = null) : Exception(message, inner)
{
    public ImageProblem Problem { get; } = problem;
}
