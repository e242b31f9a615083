namespace DigitRecognizer.Networks;

/// <summary>A convolution of <see cref="LineNetwork"/>.</summary>
/// <param name="Inputs">Channels that it sees.</param>
/// <param name="Outputs">Channels that it makes.</param>
/// <param name="Columns">Of its kernel; half of them reach over the line's ends.</param>
/// <param name="Rows">Of its kernel.</param>
/// <param name="StepColumns">Columns for one of the result.</param>
/// <param name="StepRows">Rows for one of the result.</param>
/// <param name="Rim">Empty rows added above and below.</param>
internal readonly record struct LineLayer(int Inputs, int Outputs, int Columns, int Rows, int StepColumns, int StepRows, int Rim)
{
    /// <summary>Values that one output sees.</summary>
    public int Seen => Columns * Rows * Inputs;
}
