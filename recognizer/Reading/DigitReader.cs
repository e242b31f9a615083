using System.Diagnostics;
using DigitRecognizer.Imaging;
using DigitRecognizer.Network;
using DigitRecognizer.Normalization;

namespace DigitRecognizer.Reading;

/// <summary>Pixels in, answer out. Safe to call from many threads at once.</summary>
public sealed class DigitReader(LeNet network)
{
    /// <summary>A number of no more digits may be a single one that came apart.</summary>
    private const int Few = 2;

    /// <summary>Reads one digit.</summary>
    /// <param name="pixels">Any size from 1 x 1, any polarity, the digit anywhere.</param>
    /// <param name="explain">Keep the 28 x 28 picture that the network saw.</param>
    /// <param name="layers">Keep what the network's convolutional layers made of it.</param>
    /// <exception cref="ImageRejectedException">Blank: there is no digit to read.</exception>
    public DigitReading Read(PixelView pixels, bool explain = false, bool layers = false)
    {
        Span<float> image = stackalloc float[LeNet.InputLength];
        var start = Stopwatch.GetTimestamp();
        var reduction = Luminance.ReductionOf(pixels);
        using var grey = Luminance.Extract(pixels, reduction);
        var look = Glance.At(network, grey, reduction, View.Usual, image);
        if (network.Info.ReadsDigits && (look is not { } usual || SecondLook.IsWanted(usual)))
        {
            look = SecondLook.Better(network, grey, reduction, look, image);
        }

        var found = look ?? throw Normalizer.Blank();
        return new DigitReading(
            found.Probabilities,
            found.Refusal,
            found.Finding,
            explain ? ToBytes(image) : null,
            Stopwatch.GetElapsedTime(start) - found.Inferring,
            found.Inferring)
        {
            View = found.View,
            Layers = layers ? network.Explain(image) : null,
        };
    }

    /// <summary>Reads a whole number, digit by digit from left to right; where the picture is more surely one digit, that.</summary>
    /// <param name="pixels">One line of digits of any size; neighbours may touch.</param>
    /// <param name="explain">Keep the 28 x 28 picture of every digit.</param>
    /// <exception cref="ImageRejectedException">Blank: there is no digit to read.</exception>
    public NumberReading ReadNumber(PixelView pixels, bool explain = false)
    {
        var begin = Stopwatch.GetTimestamp();
        var reduction = Luminance.ReductionOf(pixels);
        using var grey = Luminance.Extract(pixels, reduction);
        using var picture = PictureStrokes.Of(grey, reduction);
        if (!DigitLine.TryFind(picture.Map, picture.Pieces, out var found))
        {
            throw Normalizer.Blank();
        }

        using var line = found;
        using var reader = new SegmentReader(network, picture.Map);
        var digits = new List<DigitReading>();
        foreach (var segment in Segmentation.Of(line, reader))
        {
            var refusal = RefusalRule.Decide(network.Info, segment.Likeness, segment.Probabilities);
            digits.Add(new DigitReading(segment.Probabilities, refusal, picture.Found(segment.Box), explain ? ToBytes(segment.Image) : null, TimeSpan.Zero, TimeSpan.Zero));
        }

        var number = new NumberReading(digits, picture.Found(line.Mark(0, line.Parts.Length)), TimeSpan.Zero, TimeSpan.Zero);
        var inferring = reader.Inferring;
        if (digits.Count <= Few)
        {
            var alone = ReadAlone(grey, picture, explain);
            inferring += alone.Inferring;
            number = alone.Accepted && alone.Confidence > number.Confidence ? new NumberReading([alone], alone.Finding, TimeSpan.Zero, TimeSpan.Zero) : number;
        }

        return number with { Normalizing = Stopwatch.GetElapsedTime(begin) - inferring, Inferring = inferring };
    }

    /// <summary>What the usual look of <see cref="Read"/> answers to the same picture: with other strokes on the line, that there are several digits.</summary>
    private DigitReading ReadAlone(Plane<byte> grey, PictureStrokes picture, bool explain)
    {
        Span<float> image = stackalloc float[LeNet.InputLength];
        var company = Company.None;
        if (!FramedPicture.TryCopy(grey, image, out var finding) && !Normalizer.TryFrame(picture, image, out finding, out company))
        {
            throw Normalizer.Blank();
        }

        var probabilities = new float[network.Info.Classes];
        var start = Stopwatch.GetTimestamp();
        network.Classify(image, probabilities);
        var inferring = Stopwatch.GetElapsedTime(start);
        var refusal = RefusalRule.Decide(network.Info, image, probabilities, company);
        return new DigitReading(probabilities, refusal, finding, explain ? ToBytes(image) : null, TimeSpan.Zero, inferring);
    }

    private static byte[] ToBytes(ReadOnlySpan<float> image)
    {
        var bytes = new byte[image.Length];
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] = (byte)MathF.Round(image[i] * byte.MaxValue);
        }

        return bytes;
    }
}
