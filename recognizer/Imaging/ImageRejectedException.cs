namespace DigitRecognizer.Imaging;

/// <summary>The picture cannot be read. The message says what the sender can change and may be shown to the sender.</summary>
public sealed class ImageRejectedException(ImageProblem problem, string message, Exception? inner = null) : Exception(message, inner)
{
    public ImageProblem Problem { get; } = problem;
}
