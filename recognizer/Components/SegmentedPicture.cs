using System.Runtime.InteropServices;
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

    /// <summary>How often enclosures are searched: the upper one of two underlines is found once the lower one is removed.</summary>
    private const int MaxEnclosures = 2;

    private SegmentedPicture(Plane<byte> background, Polarity polarity, InkMap map, int reduction)
    {
        Background = background;
        BackgroundLevel = Median(background);
        Polarity = polarity;
        InkMap = RemoveLines(map, out var components, out var boxes);
        Boxes = boxes;
        Components = components;
        Reduction = reduction;
    }

    /// <summary>What the picture would look like without ink.</summary>
    public Plane<byte> Background { get; }

    /// <summary>The background's median, 0..255.</summary>
    public byte BackgroundLevel { get; }

    public Polarity Polarity { get; }

    public InkMap InkMap { get; }

    public ComponentMap Components { get; }

    /// <summary>The boxes of a form that hold one digit each.</summary>
    public PixelBox[] Boxes { get; }

    /// <summary>How many pixels wide and high one of its pixels is in the caller's picture.</summary>
    public int Reduction { get; }

    /// <param name="grey">The picture, or a part of it.</param>
    /// <param name="reduction">How many pixels wide and high one of its pixels is in the caller's picture.</param>
    /// <param name="assumedPolarity">
    /// The polarity to assume for a close crop of an evenly lit background; null to estimate background and polarity.
    /// </param>
    /// <param name="selection">Which ink belongs to strokes, where the picture is small.</param>
    public static SegmentedPicture Of(
        Plane<byte> grey, int reduction, Polarity? assumedPolarity = null, InkSelection selection = InkSelection.Continued)
    {
        if (assumedPolarity is { } known)
        {
            return OfCloseCrop(grey, reduction, known);
        }

        var background = EstimateBackground(grey, out var polarity);
        return new SegmentedPicture(background, polarity, InkMap.Of(grey, background, polarity, selection: selection), reduction);
    }

    private static SegmentedPicture OfCloseCrop(Plane<byte> grey, int reduction, Polarity polarity)
    {
        var classes = OtsuClasses.Of(grey);
        var background = Flat(grey, polarity == Polarity.DarkOnLight ? classes.Bright : classes.Dark);
        return new SegmentedPicture(
            background, polarity, InkMap.Of(grey, background, polarity, (classes.Bright - classes.Dark) / 2), reduction);
    }

    /// <summary>Where a digit is, with its box in pixels of the caller's picture.</summary>
    public DigitLocation Locate(PixelBox box) => new(box.Scale(Reduction), Polarity, BackgroundLevel);

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
        using var smooth = grey.Copy();
        if (!SmallPicture.Is(grey))
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

    /// <summary>Removes ruled lines and frames.</summary>
    /// <param name="map">Disposed where the result is another one.</param>
    /// <param name="components">The components of the result's mask.</param>
    /// <param name="boxes">The boxes of a form that hold one digit each.</param>
    private static InkMap RemoveLines(InkMap map, out ComponentMap components, out PixelBox[] boxes)
    {
        if (FormFrames.TryRemove(map, out var unboxed, out boxes))
        {
            map = map.ReplaceMask(unboxed);
        }

        boxes = BoxContents.OfOneDigit(boxes);
        components = ComponentMap.Of(map.Mask, map.Ink);
        // Before the ruling: of a row of boxes it would remove only the lines that cross the picture.
        for (var i = 0; i < MaxEnclosures && Enclosures.TryRemove(map.Mask, components, out var unenclosed); i++)
        {
            map = map.ReplaceMask(unenclosed);
            components.Dispose();
            components = ComponentMap.Of(map.Mask, map.Ink);
        }

        if (RuledLines.TryRemove(map.Mask, map.Ink, out var unruled))
        {
            map = map.ReplaceMask(unruled);
            components.Dispose();
            components = ComponentMap.Of(map.Mask, map.Ink);
        }

        if (RuledLines.TryRemoveFrames(map.Mask, map.Ink, PossibleFrames(components, map.Mask.Values.Length), out var unframed))
        {
            map = map.ReplaceMask(unframed);
            components.Dispose();
            components = ComponentMap.Of(map.Mask, map.Ink);
        }

        if (boxes.Length > 0)
        {
            using var parts = components;
            components = BoxContents.Join(parts, map.Mask, map.Ink, boxes);
        }

        return map;
    }

    /// <summary>Boxes of the components that may be frames, up to <see cref="FormFrames.MaxSearchedAreas"/>.</summary>
    private static ReadOnlySpan<PixelBox> PossibleFrames(ComponentMap components, int pictureArea)
    {
        List<PixelBox>? boxes = null;
        var areaLeft = (long)FormFrames.MaxSearchedAreas * pictureArea;
        foreach (var component in components.All)
        {
            var boxArea = (long)component.Width * component.Height;
            if (Math.Min(component.Width, component.Height) >= RuledLines.MinSide
                && component.Area < MaxFillOfFrame * boxArea
                && areaLeft >= boxArea)
            {
                areaLeft -= boxArea;
                (boxes ??= []).Add(component.Box);
            }
        }

        return CollectionsMarshal.AsSpan(boxes);
    }

    private static byte Median(Plane<byte> background)
    {
        Span<int> histogram = stackalloc int[256];
        Histogram.Count(background.Values, histogram);
        return (byte)Histogram.Percentile(histogram, background.Values.Length, 0.5);
    }
}
