namespace DigitRecognizer.Model.Commands;

/// <summary>The command would discard an unfinished training without --restart; nothing was done.</summary>
internal sealed class UnfinishedTrainingException(string message) : Exception(message);
