using DigitRecognizer.Components;
using DigitRecognizer.Digits;
using DigitRecognizer.Imaging;

namespace DigitRecognizer.Numbers;

/// <summary>What a picture holds beside the digits of a line: the signs on the line, and ink that neither explains.</summary>
/// <param name="Signs">The components that are signs, with their characters; two for a colon.</param>
/// <param name="OtherInk">Why the number alone is not the whole answer, or null.</param>
/// <param name="Box">The box around everything that is not a digit of the line; null where there is nothing.</param>
internal sealed record LineRemainder(IReadOnlyDictionary<int, char> Signs, Rejection? OtherInk, PixelBox? Box)
{
    /// <summary>A component this high, in heights of the line, may be a digit.</summary>
    private const double MinHeightOfDigit = 0.55, MaxHeightOfDigit = 2;

    /// <summary>
    /// A raised or lowered digit: its height, its width in its heights, and how far its bottom is above the line's, in heights of the line.
    /// </summary>
    private const double MinHeightOfRaised = 0.3, MaxHeightOfRaised = 0.75, MaxWidthOfRaised = 2.5, MinRaise = 0.45;

    /// <summary>Digits of at least this share of the highest one's height determine where the line is.</summary>
    private const double MinShareOfHighest = 0.8;

    /// <summary>Most of a sign's width that may lie above or below a digit; more of it is a part of the digit.</summary>
    private const double MaxOverlap = 0.3;

    /// <summary>Least contrast of what counts, as a share of the strongest digit's.</summary>
    private const double MinContrast = 0.5;

    /// <summary>Least longer side of what counts, in heights of the line: a dot of the pen; less is a speck.</summary>
    private const double MinLongerSide = 0.05;

    /// <summary>The same in pixels.</summary>
    private const int MinPixels = 3;

    /// <summary>How far from the line a mark still belongs to it, in heights of the line.</summary>
    private const double MaxDistance = 0.8;

    /// <summary>
    /// Most ink that no digit and no sign explains, as a share of the digits'. Tolerated are blots and spots of a photograph.
    /// </summary>
    private const double MaxUnexplainedInk = 0.08;

    /// <summary>What else is digit-sized, and so far away, in heights of the line, is on another line.</summary>
    private const double MaxLineDistance = 2;

    /// <summary>A component with more than this share of its longer side on the picture's edge is cut off and does not count.</summary>
    private const int MaxEdgePixelsDivisor = 3;

    /// <summary>
    /// A digit above another: the least share of the narrower one's width that they have in common, and the least gap, in heights of the
    /// line.
    /// </summary>
    private const double MinCommonWidth = 0.3, MinGapAbove = 0.1;

    /// <param name="map">The picture's components.</param>
    /// <param name="members">Those on the line.</param>
    /// <param name="height">The line's height.</param>
    public static LineRemainder Of(ComponentMap map, List<int> members, int height)
    {
        var tallSigns = SignShape.OfTall(map, members, height);
        var signs = new Dictionary<int, char>();
        var digits = new List<int>();
        double contrast = 0;
        var isSignFound = false;
        foreach (var i in members)
        {
            if (!IsTall(map.All[i], height))
            {
                continue;
            }

            if (tallSigns[i] is not null)
            {
                isSignFound = true;
                continue;
            }

            digits.Add(i);
            contrast = Math.Max(contrast, map.All[i].Contrast);
        }

        if (digits.Count == 0)
        {
            // All that is as high as a digit is a sign: the digits beside it are small, as in a fraction.
            return new LineRemainder(signs, isSignFound ? Rejection.NotOnlyDigits : null, null);
        }

        var (top, bottom) = Extent(map, digits);
        var box = BoxOf(map, digits);
        Rejection? rejection = null;
        PixelBox? others = null;
        long explained = 0, unexplained = 0;
        for (var i = 0; i < map.All.Length; i++)
        {
            var component = map.All[i];
            if (digits.Contains(i))
            {
                explained += component.Area;
                var isOffLine = IsRaised(component, top, bottom, height) || IsAboveAnother(map, i, digits, height);
                rejection = isOffLine ? Rejection.SeveralLines : rejection;
                others = isOffLine ? others?.Union(component.Box) ?? component.Box : others;
                continue;
            }

            if (component.Contrast < MinContrast * contrast || component.LongerSide < Math.Max(MinPixels, MinLongerSide * height)
                || component.EdgePixels > component.LongerSide / MaxEdgePixelsDivisor || !IsNear(component, box, height))
            {
                continue;
            }

            var isMember = tallSigns.TryGetValue(i, out var tallSign);
            var overlaps = Overlaps(map, component, digits);
            var distance = Distance(component, top, bottom);
            if (!isMember || tallSign is not null || !overlaps)
            {
                others = others?.Union(component.Box) ?? component.Box;
            }

            if (tallSign is { } tall && component.Height >= MinHeightOfDigit * height)
            {
                signs[i] = tall;
            }
            else if (!overlaps && IsRaised(component, top, bottom, height))
            {
                rejection = Rejection.SeveralLines;
            }
            else if (!overlaps && distance < MaxDistance * height && !IsTall(component, height)
                && SignShape.OfSmall(map, i, top, bottom, Gap(map, component, digits)) is { } small)
            {
                signs[i] = small;
            }
            else if (!isMember && IsTall(component, height) && distance < MaxLineDistance * height)
            {
                rejection = distance > 0 ? Rejection.SeveralLines : Rejection.NotOnlyDigits;
            }
            else if (!isMember)
            {
                unexplained += component.Area;
            }
        }

        if (rejection is null && (signs.Count > 0 || unexplained > MaxUnexplainedInk * explained))
        {
            rejection = Rejection.NotOnlyDigits;
        }

        return new LineRemainder(signs, rejection, others);
    }

    /// <summary>The characters with their boxes in the map's pixels, from left to right; the two dots of a colon are one.</summary>
    public List<(char Character, PixelBox Box)> Characters(ComponentMap map)
    {
        var found = new List<(char Character, PixelBox Box)>();
        foreach (var (index, character) in Signs.OrderBy(sign => sign.Key))
        {
            var box = map.All[index].Box;
            var other = found.FindIndex(sign => sign.Character == '.' && character == '.' && sign.Box.HorizontalDistance(box) <= 0);
            if (other >= 0)
            {
                found[other] = (':', found[other].Box.Union(box));
            }
            else
            {
                found.Add((character, box));
            }
        }

        return [.. found.OrderBy(sign => sign.Box.CentreX)];
    }

    private static bool IsTall(in Component component, int height) =>
        component.Height >= MinHeightOfDigit * height && component.Height <= MaxHeightOfDigit * height;

    private static PixelBox BoxOf(ComponentMap map, List<int> digits)
    {
        var box = map.All[digits[0]].Box;
        foreach (var i in digits)
        {
            box = box.Union(map.All[i].Box);
        }

        return box;
    }

    /// <summary>Whether a component is so near to the digits that it is no other thing in a photograph.</summary>
    private static bool IsNear(in Component component, PixelBox digits, int height) =>
        Math.Max(digits.HorizontalDistance(component.Box), digits.VerticalDistance(component.Box)) < MaxLineDistance * height;

    /// <summary>The mean first and last row of the highest digits, which no raised one moves.</summary>
    private static (double Top, double Bottom) Extent(ComponentMap map, List<int> digits)
    {
        var highest = 0;
        foreach (var i in digits)
        {
            highest = Math.Max(highest, map.All[i].Height);
        }

        double top = 0, bottom = 0, count = 0;
        foreach (var i in digits)
        {
            if (map.All[i].Height >= MinShareOfHighest * highest)
            {
                (top, bottom, count) = (top + map.All[i].Top, bottom + map.All[i].Bottom, count + 1);
            }
        }

        return (top / count, bottom / count);
    }

    /// <summary>The horizontal distance to the nearest digit in pixels; negative where they overlap.</summary>
    private static int Gap(ComponentMap map, Component component, List<int> digits)
    {
        var gap = int.MaxValue;
        foreach (var i in digits)
        {
            gap = Math.Min(gap, component.Box.HorizontalDistance(map.All[i].Box));
        }

        return gap;
    }

    private static double Distance(Component component, double top, double bottom) =>
        Math.Max(0, Math.Max(top - component.Bottom, component.Top - bottom));

    private static bool IsRaised(Component component, double top, double bottom, int height) =>
        component.Height >= MinHeightOfRaised * height && component.Height <= MaxHeightOfRaised * height
        && component.Width < MaxWidthOfRaised * component.Height
        && (bottom - component.Bottom > MinRaise * height || component.Top - top > (1 - MinRaise / 2) * height)
        && Distance(component, top, bottom) < MaxDistance * height;

    /// <summary>Whether most of a small component lies above or below a digit, of which it may be a part.</summary>
    private static bool Overlaps(ComponentMap map, Component component, List<int> digits)
    {
        foreach (var i in digits)
        {
            var digit = map.All[i];
            var overlap = Math.Min(component.Right, digit.Right) - Math.Max(component.Left, digit.Left) + 1;
            if (overlap > MaxOverlap * component.Width)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsAboveAnother(ComponentMap map, int index, List<int> digits, int height)
    {
        var box = map.All[index].Box;
        foreach (var i in digits)
        {
            var other = map.All[i].Box;
            if (i != index && box.HorizontalDistance(other) <= -MinCommonWidth * Math.Min(box.Width, other.Width)
                && box.VerticalDistance(other) > MinGapAbove * height)
            {
                return true;
            }
        }

        return false;
    }
}
