using DigitRecognizer.Components;
using DigitRecognizer.Filters;
using DigitRecognizer.Framing;
using DigitRecognizer.Grey;
using DigitRecognizer.Imaging;
using DigitRecognizer.Networks;

namespace DigitRecognizer.Digits;

/// <summary>Shows the stages of the pipeline to somebody who wants to see why it is read as it is.</summary>
public static class PipelineStages
{
    /// <summary>Takes one stage: row-major, 0..255.</summary>
    public delegate void Visitor(ReadOnlySpan<byte> stage, int width, int height);

    /// <summary>
    /// Hands out what is looked at in grey, its background, ink, strokes, the digit's pieces and the 28 x 28 picture, in this order; of a picture that is framed
    /// already grey and the 28 x 28 picture alone, since the other stages are passed over.
    /// </summary>
    /// <param name="pixels">The picture.</param>
    /// <param name="kind">How it is looked at, as <see cref="DigitReading.AttemptKind"/> says.</param>
    /// <param name="visitor">Takes the stages.</param>
    /// <exception cref="ImageRejectedException">Blank; the stages before are handed out all the same.</exception>
    public static void Visit(PixelView pixels, AttemptKind kind, Visitor visitor)
    {
        var reduction = Luminance.ReductionOf(pixels);
        using var whole = Luminance.Extract(pixels, reduction);
        if (!AttemptInput.TryOf(whole, reduction, kind, out var input))
        {
            throw Normalizer.Blank();
        }

        using (input)
        {
            Visit(input.Grey, input.Reduction, kind, visitor);
        }
    }

    private static void Visit(Plane<byte> grey, int reduction, AttemptKind kind, Visitor visitor)
    {
        visitor(grey.Values, grey.Width, grey.Height);
        Span<float> image = stackalloc float[LeNet.InputLength];
        if (kind == AttemptKind.Standard && FramedPicture.TryCopy(grey, image, out _))
        {
            ShowFramed(image, visitor);
            return;
        }

        using var picture = SegmentedPicture.Of(grey, reduction, kind.AssumedPolarity());
        visitor(picture.Background.Values, grey.Width, grey.Height);
        visitor(picture.InkMap.Ink.Values, grey.Width, grey.Height);
        using var shown = new Plane<byte>(grey.Width, grey.Height);
        Show(picture.Components, shown, group: null);
        visitor(shown.Values, grey.Width, grey.Height);
        var box = Normalizer.SelectDigit(picture);
        Show(picture.Components, shown, DigitSelector.Digit);
        visitor(shown.Values, grey.Width, grey.Height);
        DigitFraming.Draw(picture.InkMap, picture.Components, box ?? throw Normalizer.Blank(), image);
        ShowFramed(image, visitor);
    }

    private static void ShowFramed(ReadOnlySpan<float> image, Visitor visitor)
    {
        Span<byte> framed = stackalloc byte[LeNet.InputLength];
        for (var i = 0; i < framed.Length; i++)
        {
            framed[i] = (byte)MathF.Round(image[i] * byte.MaxValue);
        }

        visitor(framed, LeNet.Side, LeNet.Side);
    }

    private static void Show(ComponentMap components, Plane<byte> plane, int? group)
    {
        plane.Values.Clear();
        foreach (var run in components.Runs)
        {
            if (group is null || components.All[run.Component].Group == group)
            {
                plane.Row(run.Y)[run.Start..run.End].Fill(byte.MaxValue);
            }
        }
    }
}
