using DigitRecognizer.Imaging;

namespace DigitRecognizer.Normalization;

/// <summary>Finds the digit in a picture and draws it the way MNIST was made: 20 pixels high or wide, centre of mass in the middle of 28 x 28.</summary>
public static class Normalizer
{
    /// <param name="pixels">Any size from 1 x 1, any polarity, any background, the digit anywhere.</param>
    /// <param name="image">Takes 28 x 28 values of 0..1, ink bright.</param>
    /// <exception cref="ImageRejectedException">Blank: nothing stands out from the background.</exception>
    public static Finding Normalize(PixelView pixels, Span<float> image)
    {
        var reduction = Luminance.ReductionOf(pixels);
        using var grey = Luminance.Extract(pixels, reduction);
        if (FramedPicture.TryCopy(grey, image, out var framed))
        {
            return framed;
        }

        using var background = Background(grey, out var polarity);
        using var map = InkMap.Of(grey, background, polarity);
        using var strokes = Strokes(map);
        if (DigitChoice.Mark(strokes.Strokes, grey.Width, grey.Height) is not { } box)
        {
            throw new ImageRejectedException(ImageProblem.Blank, "Nothing stands out from the background: draw or photograph a digit with more contrast.");
        }

        Framing.Draw(map, strokes, box, image);
        var found = new PixelBox(box.X * reduction, box.Y * reduction, box.Width * reduction, box.Height * reduction);
        return new Finding(found, polarity, Median(background));
    }

    private static Plane<byte> Background(Plane<byte> grey, out Polarity polarity)
    {
        if (BackgroundEstimate.FlatLevel(grey) is { } level)
        {
            var flat = new Plane<byte>(grey.Width, grey.Height);
            flat.Values.Fill(level);
            polarity = PolarityDecision.Of(grey, flat);
            return flat;
        }

        polarity = PolarityDecision.OfPhoto(grey);
        using var smooth = new Plane<byte>(grey.Width, grey.Height);
        grey.Values.CopyTo(smooth.Values);
        if (Math.Max(grey.Width, grey.Height) >= InkMap.LargeEnoughToSmooth)
        {
            BoxBlur.Apply(smooth);
        }

        return MorphologicalBackground.Of(smooth, polarity);
    }

    private static StrokeMap Strokes(InkMap map)
    {
        RuledLines.Remove(map.Mask, map.Ink);
        var strokes = StrokeMap.Of(map.Mask, map.Ink);
        var boxes = false;
        foreach (var stroke in strokes.Strokes)
        {
            var hollow = stroke.Area < 0.5 * stroke.Width * stroke.Height;
            boxes |= hollow && RuledLines.RemoveBox(map.Mask, map.Ink, new PixelBox(stroke.Left, stroke.Top, stroke.Width, stroke.Height));
        }

        if (!boxes)
        {
            return strokes;
        }

        strokes.Dispose();
        return StrokeMap.Of(map.Mask, map.Ink);
    }

    private static byte Median(Plane<byte> background)
    {
        Span<int> histogram = stackalloc int[256];
        histogram.Clear();
        foreach (var value in background.Values)
        {
            histogram[value]++;
        }

        return (byte)Histogram.Percentile(histogram, background.Values.Length, 0.5);
    }
}
