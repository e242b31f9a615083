namespace DigitRecognizer.Model.Onnx;

/// <summary>How a convolution's kernel moves over its input.</summary>
/// <param name="PadRows">Empty rows added above and below.</param>
/// <param name="PadColumns">Empty columns added on the left and right.</param>
/// <param name="StepRows">Input rows from one output row to the next.</param>
/// <param name="StepColumns">Input columns from one output column to the next.</param>
internal readonly record struct Window(int PadRows, int PadColumns, int StepRows = 1, int StepColumns = 1);
