using DigitRecognizer.Background;
using DigitRecognizer.Components;
using DigitRecognizer.Imaging;

namespace DigitRecognizer.Framing;

/// <summary>What the framed 28 x 28 picture does not show: the other components, the noise, and how wide the strokes were.</summary>
/// <param name="NeighboursOnLine">Components left or right of the digit that are about as high and have about its contrast.</param>
/// <param name="OtherComponents">Components anywhere that are too large and too strong to be specks.</param>
/// <param name="RelativeStrokeWidth">
/// Width of the digit's strokes as a share of its longer side; framing makes all about as wide as MNIST's.
/// </param>
/// <param name="ContrastToNoise">The digit's contrast in standard deviations of the background's noise.</param>
/// <param name="UnselectedInk">Pixels of other components with about the digit's contrast, as a share of the digit's pixels.</param>
/// <param name="InkNearby">The same for components close beside the digit; others are other things in a photograph.</param>
/// <param name="DigitsAboveOrBelow">Components above or below the digit that are about as high and have about its contrast.</param>
/// <param name="IsBetweenTwo">
/// Whether the picture's edge cuts the digit off at its top or bottom, and another component at the opposite edge, as in the window of a
/// counter's wheel that stops between two digits.
/// </param>
/// <param name="IsSmall">Whether the picture is small, see <see cref="SmallPicture"/>.</param>
internal readonly record struct DigitContext(
    int NeighboursOnLine,
    int OtherComponents,
    double RelativeStrokeWidth,
    double ContrastToNoise,
    double UnselectedInk,
    double InkNearby,
    int DigitsAboveOrBelow,
    bool IsBetweenTwo,
    bool IsSmall)
{
    /// <summary>Components with less than this share of the digit's contrast do not count.</summary>
    private const double MinContrast = 0.55;

    /// <summary>
    /// Components with more than this share of their longer side on the picture's edge are cut off by it and do not count.
    /// </summary>
    private const int MaxEdgePixelsDivisor = 3;

    /// <summary>How high a neighbour is, in heights of the digit.</summary>
    private const double MinNeighbourHeight = 0.5, MaxNeighbourHeight = 2;

    /// <summary>
    /// Bounds of the gap between the digit and one above or below it, and the least width of that one, in heights of the digit.
    /// </summary>
    private const double MinLineDistance = 0.15, MaxLineDistance = 1, MinDigitWidth = 0.08;

    /// <summary>
    /// How far from the digit ink is nearby, in longer sides of the digit, and how far below its top and above its bottom, in its heights:
    /// a minus, but no comma.
    /// </summary>
    private const double MaxDistanceOfNearby = 0.6, MarginOfNearby = 0.2;

    /// <summary>Least size of a component that is no speck, as a share of the digit's pixels.</summary>
    private const double MinShareOfNearby = 0.04;

    /// <summary>Least height of a digit above or below, in heights of the digit.</summary>
    private const double MinHeightOfStacked = 0.7;

    /// <summary>How far beside the digit another one on the same wheel may be, as a share of the digit's longer side.</summary>
    private const double MaxOffset = 0.3;

    /// <summary>Least longer side of a component that is no speck, as a share of the digit's.</summary>
    private const double MinLongerSide = 0.2;

    /// <summary>For a picture that is framed already, where there is nothing else to judge.</summary>
    public static DigitContext None { get; } = new(0, 0, 0, double.PositiveInfinity, 0, 0, 0, IsBetweenTwo: false, IsSmall: false);

    /// <param name="picture">The picture.</param>
    /// <param name="selection">Its components that are the digit.</param>
    public static DigitContext Of(SegmentedPicture picture, ComponentSelection selection)
    {
        var components = picture.Components.All;
        double contrast = 0;
        long selected = 0, unselected = 0, nearby = 0;
        for (var i = 0; i < components.Length; i++)
        {
            if (selection.Contains(i))
            {
                contrast = Math.Max(contrast, components[i].Contrast);
                selected += components[i].Area;
            }
        }

        var box = selection.Box;
        int neighbours = 0, others = 0, stacked = 0;
        var isBetweenTwo = false;
        for (var i = 0; i < components.Length; i++)
        {
            ref readonly var component = ref components[i];
            isBetweenTwo |= !selection.Contains(i) && component.Contrast >= MinContrast * contrast
                && IsAtOppositeEdge(component, box, picture.InkMap.Ink.Height);
            if (selection.Contains(i) || component.Contrast < MinContrast * contrast
                || component.EdgePixels > component.LongerSide / MaxEdgePixelsDivisor)
            {
                continue;
            }

            unselected += component.Area;
            nearby += IsNear(component, box) && component.Area > MinShareOfNearby * selected ? component.Area : 0;
            var middle = (component.Top + component.Bottom) / 2;
            var isBeside = middle >= box.Y && middle < box.Bottom && box.HorizontalDistance(component.Box) > 0;
            var isAsHigh = component.Height > MinNeighbourHeight * box.Height && component.Height < MaxNeighbourHeight * box.Height;
            neighbours += isBeside && isAsHigh ? 1 : 0;
            stacked += isAsHigh && component.Height > MinHeightOfStacked * box.Height && IsAboveOrBelow(component, box) ? 1 : 0;
            others += component.LongerSide > MinLongerSide * box.LongerSide ? 1 : 0;
        }

        var strokeWidth = StrokeWidth.OfRuns(picture.Components, selection);
        return new DigitContext(
            neighbours, others, strokeWidth / box.LongerSide, contrast / picture.InkMap.Noise, (double)unselected / selected,
            (double)nearby / selected, stacked, isBetweenTwo, SmallPicture.Is(picture.InkMap.Ink));
    }

    private static bool IsAtOppositeEdge(in Component component, PixelBox box, int height)
    {
        var isOpposite = box.Y == 0 && box.Bottom < height ? component.Bottom == height - 1 && component.Top > 0
            : box.Y > 0 && box.Bottom == height && component.Top == 0 && component.Bottom < height - 1;
        return isOpposite && component.LongerSide > MinLongerSide * box.LongerSide
            && box.HorizontalDistance(component.Box) < MaxOffset * box.LongerSide;
    }

    private static bool IsNear(in Component component, PixelBox box)
    {
        var middle = (component.Top + component.Bottom) / 2 - box.Y;
        return middle > MarginOfNearby * box.Height && middle < (1 - MarginOfNearby) * box.Height
            && box.HorizontalDistance(component.Box) < MaxDistanceOfNearby * box.LongerSide;
    }

    private static bool IsAboveOrBelow(in Component component, PixelBox box)
    {
        var distance = box.VerticalDistance(component.Box);
        return box.HorizontalDistance(component.Box) <= 0 && distance > MinLineDistance * box.Height
            && distance < MaxLineDistance * box.Height
            && component.Width >= MinDigitWidth * box.Height;
    }
}
