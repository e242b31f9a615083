namespace DigitRecognizer.Model.Onnx;

/// <summary>How a convolution's kernel moves over its input.</summary>
/// <param name="PadRows">Empty rows added above and below.</param>
/// <param name="PadColumns">Empty columns added on the left and right.</param>
/// <param name="StepRows">Rows for one of the result.</param>
/// <param name="StepColumns">Columns for one of the result.</param>
internal readonly record struct Window(int PadRows, int PadColumns, int StepRows = 1, int StepColumns = 1);
