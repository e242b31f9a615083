using DigitRecognizer.Conformance.Images;

namespace DigitRecognizer.Conformance;

/// <summary>A file and what it shows.</summary>
/// <param name="Make">Makes the file.</param>
/// <param name="Shows">Every pixel the decoder should give.</param>
/// <param name="Tolerance">How far a sample may be off, for formats that lose something.</param>
/// <param name="Margin">Pixels beside an edge of two colours that are not compared, for formats that blur them.</param>
/// <param name="FirstFrame">The part of the file without which the picture is not whole; later frames may be missing.</param>
internal sealed record DecoderCase(Func<byte[]> Make, Picture Shows, int Tolerance = 0, int Margin = 0, double FirstFrame = 1);
