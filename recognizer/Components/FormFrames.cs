using DigitRecognizer.Filters;
using DigitRecognizer.Imaging;
using DigitRecognizer.Ink;

namespace DigitRecognizer.Components;

/// <summary>
/// Step 3d: removes what a form prints around digits, the frames of boxes and combs, before the digits' components are formed. It is
/// searched in a mask that faint lines belong to as well. A digit that touches or crosses a line stays.
/// </summary>
internal static class FormFrames
{
    /// <summary>Least side of a picture that may show a form, and of a frame, in pixels.</summary>
    private const int MinSideOfPicture = 60, MinSide = 24;

    /// <summary>A component that fills a larger share of its box is no frame.</summary>
    private const double MaxFill = 0.6;

    /// <summary>
    /// Upper bound of the area of all boxes that are searched for frames, in areas of the picture. Boxes side by side cover it once;
    /// hundreds of nested components would take seconds.
    /// </summary>
    public const int MaxSearchedAreas = 8;

    /// <param name="map">The picture's ink.</param>
    /// <param name="unframed">A new mask without the frames, to be disposed; undefined where the result is false.</param>
    /// <param name="boxes">The inner boxes of the frames.</param>
    /// <returns>Whether there were any.</returns>
    public static bool TryRemove(InkMap map, out Plane<byte> unframed, out PixelBox[] boxes)
    {
        unframed = default;
        boxes = [];
        if (Math.Min(map.Mask.Width, map.Mask.Height) < MinSideOfPicture)
        {
            return false;
        }

        using var lines = map.MaskOfFaintLines();
        using var components = ComponentMap.Of(lines, map.Ink);
        if (components.All.Length > BaseLine.MaxComponents)
        {
            return false;
        }

        var (frames, baseLines) = (new List<FormFrame>(), new List<int>());
        var areaLeft = (long)MaxSearchedAreas * lines.Values.Length;
        for (var i = 0; i < components.All.Length; i++)
        {
            ref readonly var component = ref components.All[i];
            var area = (long)component.Width * component.Height;
            if (MayBeFrame(component, area) && area <= areaLeft)
            {
                areaLeft -= area;
                if (FormFrame.TryFind(lines, map.Ink, component.Box) is { } frame && frame.HoldsDigit(map.Mask))
                {
                    frames.Add(frame);
                    continue;
                }
            }

            if (component.Width >= MinSide && BaseLine.IsUnderAny(components, i))
            {
                baseLines.Add(i);
            }
        }

        if (frames.Count + baseLines.Count == 0)
        {
            return false;
        }

        unframed = map.Mask.Copy();
        foreach (var frame in frames)
        {
            frame.Erase(unframed, map.Ink);
        }

        foreach (var baseLine in baseLines)
        {
            Comb.Erase(unframed, components, baseLine);
        }

        boxes = [.. frames.SelectMany(frame => frame.Boxes)];
        return true;
    }

    /// <summary>Lines that the picture's edge cuts off are a ruling or the picture's frame, which <see cref="RuledLines"/> finds.</summary>
    private static bool MayBeFrame(in Component component, long area) =>
        component.EdgePixels == 0 && Math.Min(component.Width, component.Height) >= MinSide && component.Area <= MaxFill * area;
}
