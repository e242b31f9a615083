using DigitRecognizer.Background;
using DigitRecognizer.Filters;
using DigitRecognizer.Imaging;
using DigitRecognizer.Ink;

namespace DigitRecognizer.Components;

/// <summary>A picture segmented into background and ink, and its ink into connected components. Dispose it.</summary>
internal readonly ref struct SegmentedPicture
{
    /// <summary>A component that fills less than this share of its box may be the printed frame around a digit.</summary>
    private const double MaxFillOfFrame = 0.5;

    /// <summary>
    /// Frames are searched for in boxes of this many times the picture's area together. Boxes side by side cover it once at most;
    /// hundreds of components, each around the next, would take seconds.
    /// </summary>
    private const int MaxSearchedAreas = 8;

    private SegmentedPicture(Plane<byte> background, Polarity polarity, InkMap map, int reduction)
    {
        Background = background;
        BackgroundLevel = Median(background);
        Polarity = polarity;
        InkMap = map;
        Components = FindComponents(map);
        Reduction = reduction;
    }

    /// <summary>What the picture would look like without ink.</summary>
    public Plane<byte> Background { get; }

    /// <summary>The background's median, 0..255.</summary>
    public byte BackgroundLevel { get; }

    public Polarity Polarity { get; }

    public InkMap InkMap { get; }

    public ComponentMap Components { get; }

    /// <summary>How many pixels wide and high one of its pixels is in the caller's picture.</summary>
    public int Reduction { get; }

    /// <param name="grey">The picture, or a part of it.</param>
    /// <param name="reduction">How many pixels wide and high one of its pixels is in the caller's picture.</param>
    /// <param name="assumedPolarity">
    /// The polarity to assume for a close crop of an evenly lit background; null to estimate background and polarity.
    /// </param>
    public static SegmentedPicture Of(Plane<byte> grey, int reduction, Polarity? assumedPolarity = null)
    {
        if (assumedPolarity is { } known)
        {
            return OfCloseCrop(grey, reduction, known);
        }

        var background = EstimateBackground(grey, out var polarity);
        return new SegmentedPicture(background, polarity, InkMap.Of(grey, background, polarity), reduction);
    }

    private static SegmentedPicture OfCloseCrop(Plane<byte> grey, int reduction, Polarity polarity)
    {
        var classes = OtsuClasses.Of(grey);
        var background = Flat(grey, polarity == Polarity.DarkOnLight ? classes.Bright : classes.Dark);
        return new SegmentedPicture(
            background, polarity, InkMap.Of(grey, background, polarity, (classes.Bright - classes.Dark) / 2), reduction);
    }

    /// <summary>Where a digit is, with its box in pixels of the caller's picture.</summary>
    public DigitLocation Locate(PixelBox box) =>
        new(box.Scale(Reduction), Polarity, BackgroundLevel);

    public void Dispose()
    {
        Components.Dispose();
        InkMap.Dispose();
        Background.Dispose();
    }

    private static Plane<byte> EstimateBackground(Plane<byte> grey, out Polarity polarity)
    {
        if (BackgroundEstimate.FlatLevel(grey) is { } level)
        {
            var flat = Flat(grey, level);
            polarity = PolarityDecision.Of(grey, flat);
            return flat;
        }

        polarity = PolarityDecision.OfPhoto(grey);
        using var smooth = new Plane<byte>(grey.Width, grey.Height);
        grey.Values.CopyTo(smooth.Values);
        if (Math.Max(grey.Width, grey.Height) >= InkMap.MinSideToSmooth)
        {
            BoxBlur.Apply(smooth);
        }

        return MorphologicalBackground.Of(smooth, polarity);
    }

    private static Plane<byte> Flat(Plane<byte> grey, byte level)
    {
        var flat = new Plane<byte>(grey.Width, grey.Height);
        flat.Values.Fill(level);
        return flat;
    }

    private static ComponentMap FindComponents(InkMap map)
    {
        // Before the ruling: of a row of boxes it would remove only the lines that cross the picture.
        var components = ComponentMap.Of(map.Mask, map.Ink);
        var removed = Enclosures.Remove(map.Mask, components);
        if (RuledLines.Remove(map.Mask, map.Ink) || removed)
        {
            components.Dispose();
            components = ComponentMap.Of(map.Mask, map.Ink);
        }

        var framesRemoved = false;
        var areaLeft = (long)MaxSearchedAreas * map.Mask.Values.Length;
        foreach (var component in components.All)
        {
            var boxArea = (long)component.Width * component.Height;
            if (component.Area < MaxFillOfFrame * boxArea && areaLeft >= boxArea)
            {
                areaLeft -= boxArea;
                framesRemoved |= RuledLines.RemoveBox(map.Mask, map.Ink, component.Box);
            }
        }

        if (!framesRemoved)
        {
            return components;
        }

        components.Dispose();
        return ComponentMap.Of(map.Mask, map.Ink);
    }

    private static byte Median(Plane<byte> background)
    {
        Span<int> histogram = stackalloc int[256];
        Histogram.Count(background.Values, histogram);
        return (byte)Histogram.Percentile(histogram, background.Values.Length, 0.5);
    }
}
