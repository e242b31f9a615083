namespace DigitRecognizer.Model.Commands;

/// <summary>The command would have to give up an unfinished training, and nobody said that it may; nothing was done.</summary>
internal sealed class UnfinishedTrainingException(string message) : Exception(message);
