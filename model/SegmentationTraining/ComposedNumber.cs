namespace DigitRecognizer.Model.SegmentationTraining;

/// <summary>A picture of a number, and which of its digits every pixel's ink comes from.</summary>
/// <param name="Pixels">Grey, row-major.</param>
/// <param name="Owners">For each pixel the digit whose ink is strongest there, or -1.</param>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
/// <param name="Classes">Its digits.</param>
internal sealed record ComposedNumber(byte[] Pixels, sbyte[] Owners, int Width, int Height, byte[] Classes)
{
    /// <summary>How many digits it has.</summary>
    public int Count => Classes.Length;
}
