using DigitRecognizer.Components;
using DigitRecognizer.Filters;
using DigitRecognizer.Framing;
using DigitRecognizer.Grey;
using DigitRecognizer.Imaging;
using DigitRecognizer.Networks;

namespace DigitRecognizer.Digits;

/// <summary>Hands out the intermediate pictures of the pipeline, for diagnosis.</summary>
public static class PipelineStages
{
    /// <summary>Takes one stage: row-major, 0..255.</summary>
    public delegate void Visitor(ReadOnlySpan<byte> stage, int width, int height);

    /// <summary>
    /// Hands out, in this order: the grey picture, its background, its ink, all components, the components of the digit, and the 28 x 28
    /// picture. For a picture that is framed already only the grey and the 28 x 28 picture, because the other steps are skipped.
    /// </summary>
    /// <param name="pixels">The picture.</param>
    /// <param name="kind">The attempt to show, for example <see cref="DigitReading.AttemptKind"/>.</param>
    /// <param name="visitor">Takes each stage.</param>
    /// <exception cref="ImageRejectedException">Blank; thrown after the stages that were reached.</exception>
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

        using var picture = SegmentedPicture.Of(grey, reduction, kind.AssumedPolarity(), kind.InkSelection());
        visitor(picture.Background.Values, grey.Width, grey.Height);
        visitor(picture.InkMap.Ink.Values, grey.Width, grey.Height);
        using var shown = new Plane<byte>(grey.Width, grey.Height);
        var all = picture.Components.All;
        Show(picture.Components, new ComponentSelection(all, 0, all.Length), shown);
        visitor(shown.Values, grey.Width, grey.Height);
        var isFound = Normalizer.TrySelectDigit(picture, out var selection);
        using (selection)
        {
            Show(picture.Components, selection, shown);
            visitor(shown.Values, grey.Width, grey.Height);
            if (!isFound)
            {
                throw Normalizer.Blank();
            }

            DigitFraming.Draw(picture.InkMap, picture.Components, selection, image);
        }

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

    private static void Show(ComponentMap components, ComponentSelection selection, Plane<byte> plane)
    {
        plane.Values.Clear();
        foreach (var run in components.Runs)
        {
            if (selection.Contains(run.Component))
            {
                plane.Row(run.Y)[run.Start..run.End].Fill(byte.MaxValue);
            }
        }
    }
}
