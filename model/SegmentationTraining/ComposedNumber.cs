namespace DigitRecognizer.Model.SegmentationTraining;

/// <summary>A picture of a number, with the digit that each pixel's ink belongs to.</summary>
/// <param name="Pixels">Grey, row-major.</param>
/// <param name="Owners">For each pixel the digit whose ink is strongest there, or -1.</param>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
/// <param name="Classes">Its digits.</param>
internal sealed record ComposedNumber(byte[] Pixels, sbyte[] Owners, int Width, int Height, byte[] Classes)
{
    /// <summary>How many digits it has.</summary>
    public int Count => Classes.Length;

    /// <summary>
    /// For each digit twice its middle: the sum of its first column and the one after its last. Below 0 for a digit without visible ink.
    /// </summary>
    public int[] Middles()
    {
        var (lefts, rights) = (new int[Count], new int[Count]);
        Array.Fill(lefts, Width);
        Array.Fill(rights, int.MinValue / 2);
        for (var i = 0; i < Owners.Length; i++)
        {
            if (Owners[i] >= 0)
            {
                ref var left = ref lefts[Owners[i]];
                ref var right = ref rights[Owners[i]];
                (left, right) = (Math.Min(left, i % Width), Math.Max(right, i % Width + 1));
            }
        }

        return [.. lefts.Zip(rights, (left, right) => left + right)];
    }
}
