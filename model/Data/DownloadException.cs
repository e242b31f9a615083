namespace DigitRecognizer.Model.Data;

/// <summary>Data could not be downloaded; the message says what to do.</summary>
public sealed class DownloadException(string message, Exception? inner = null) : Exception(message, inner);
