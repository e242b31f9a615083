using DigitRecognizer.Background;
using DigitRecognizer.Filters;
using DigitRecognizer.Imaging;
using DigitRecognizer.Ink;

namespace DigitRecognizer.Components;

/// <summary>A picture taken apart: its background and polarity, its ink, and the connected pieces of it.</summary>
internal readonly ref struct PictureStrokes
{
    private PictureStrokes(Plane<byte> background, Polarity polarity, InkMap map, int reduction)
    {
        Background = background;
        BackgroundLevel = Median(background);
        Polarity = polarity;
        Map = map;
        Pieces = FindPieces(map);
        Reduction = reduction;
    }

    /// <summary>What the picture would look like without ink.</summary>
    public Plane<byte> Background { get; }

    /// <summary>The background's median, 0..255.</summary>
    public byte BackgroundLevel { get; }

    public Polarity Polarity { get; }

    public InkMap Map { get; }

    public StrokeMap Pieces { get; }

    /// <summary>Pixels of the caller's picture for one of the map.</summary>
    public int Reduction { get; }

    /// <param name="grey">The picture, or the part of it that is looked at.</param>
    /// <param name="reduction">Pixels of the caller's picture for one of it.</param>
    /// <param name="evenGround">The polarity, where the picture is known to be a close crop of even ground; null to estimate background and polarity.</param>
    public static PictureStrokes Of(Plane<byte> grey, int reduction, Polarity? evenGround = null)
    {
        if (evenGround is { } known)
        {
            return OnEven(grey, reduction, known);
        }

        var background = EstimateBackground(grey, out var polarity);
        return new PictureStrokes(background, polarity, InkMap.Of(grey, background, polarity), reduction);
    }

    private static PictureStrokes OnEven(Plane<byte> grey, int reduction, Polarity polarity)
    {
        var classes = TwoClasses.Of(grey);
        var background = Flat(grey, polarity == Polarity.DarkOnLight ? classes.Bright : classes.Dark);
        return new PictureStrokes(background, polarity, InkMap.Of(grey, background, polarity, (classes.Bright - classes.Dark) / 2), reduction);
    }

    /// <summary>What was found, with the box in the caller's pixels.</summary>
    public Finding Found(PixelBox box) =>
        new(new PixelBox(box.X * Reduction, box.Y * Reduction, box.Width * Reduction, box.Height * Reduction), Polarity, BackgroundLevel);

    public void Dispose()
    {
        Pieces.Dispose();
        Map.Dispose();
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
        if (Math.Max(grey.Width, grey.Height) >= InkMap.LargeEnoughToSmooth)
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

    private static StrokeMap FindPieces(InkMap map)
    {
        RuledLines.Remove(map.Mask, map.Ink);
        var pieces = StrokeMap.Of(map.Mask, map.Ink);
        var boxes = false;
        foreach (var piece in pieces.Strokes)
        {
            var hollow = piece.Area < 0.5 * piece.Width * piece.Height;
            boxes |= hollow && RuledLines.RemoveBox(map.Mask, map.Ink, new PixelBox(piece.Left, piece.Top, piece.Width, piece.Height));
        }

        if (!boxes)
        {
            return pieces;
        }

        pieces.Dispose();
        return StrokeMap.Of(map.Mask, map.Ink);
    }

    private static byte Median(Plane<byte> background)
    {
        Span<int> histogram = stackalloc int[256];
        Histogram.Count(background.Values, histogram);
        return (byte)Histogram.Percentile(histogram, background.Values.Length, 0.5);
    }
}
