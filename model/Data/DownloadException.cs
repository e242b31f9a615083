namespace DigitRecognizer.Model.Data;

/// <summary>Data could not be fetched; the message says what to do.</summary>
public sealed class DownloadException(string message, Exception? inner = null) : Exception(message, inner);
