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
    /// <summary>Least contrast of what counts, as a share of the strongest digit's.</summary>
    private const double MinContrast = 0.5;

    /// <summary>Least longer side of what counts, in heights of the line: a dot of the pen; less is a speck.</summary>
    private const double MinLongerSide = 0.05;

    /// <summary>The same in pixels.</summary>
    private const int MinPixels = 3;

    /// <summary>
    /// Most ink that no digit and no sign explains, as a share of the digits'. Tolerated are blots and spots of a photograph.
    /// </summary>
    private const double MaxUnexplainedInk = 0.08;

    /// <summary>What else is digit-sized, and so far away, in heights of the line, is on another line.</summary>
    private const double MaxLineDistance = 2;

    /// <summary>A component with more than this share of its longer side on the picture's edge is cut off and does not count.</summary>
    private const int MaxEdgePixelsDivisor = 3;

    /// <param name="map">The picture's components.</param>
    /// <param name="members">Those on the line.</param>
    /// <param name="height">The line's height.</param>
    public static LineRemainder Of(ComponentMap map, List<int> members, int height)
    {
        var tallSigns = SignShape.OfTall(map, members, height);
        var signs = new Dictionary<int, char>();
        var digits = Digits(map, members, tallSigns, height, out var isSignFound);
        if (digits.Count == 0)
        {
            // All that is as high as a digit is a sign: the digits beside it are small, as in a fraction.
            return new LineRemainder(signs, isSignFound ? Rejection.NotOnlyDigits : null, null);
        }

        var row = new DigitRow(map, digits, height);
        Rejection? rejection = null;
        PixelBox? others = null;
        long explained = 0, unexplained = 0;
        for (var i = 0; i < map.All.Length; i++)
        {
            ref readonly var component = ref map.All[i];
            if (digits.Contains(i))
            {
                explained += component.Area;
                if (row.IsRaised(component) || row.IsAboveAnother(i))
                {
                    (rejection, others) = (Rejection.SeveralLines, Add(others, component));
                }
            }
            else if (Counts(component, row, height))
            {
                var isMember = tallSigns.TryGetValue(i, out var tallSign);
                if (!isMember || tallSign is not null || !row.Overlaps(component))
                {
                    others = Add(others, component);
                }

                if (SignOf(map, i, row, tallSign, height) is { } sign)
                {
                    signs[i] = sign;
                }
                else if (OffLine(component, row, isMember, height) is { } reason)
                {
                    rejection = reason;
                }
                else if (!isMember)
                {
                    unexplained += component.Area;
                }
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

    /// <summary>The members that are as high as a digit and no sign.</summary>
    private static List<int> Digits(
        ComponentMap map, List<int> members, Dictionary<int, char?> tallSigns, int height, out bool isSignFound)
    {
        var digits = new List<int>();
        isSignFound = false;
        foreach (var i in members)
        {
            if (DigitRow.IsTall(map.All[i], height))
            {
                if (tallSigns[i] is null)
                {
                    digits.Add(i);
                }
                else
                {
                    isSignFound = true;
                }
            }
        }

        return digits;
    }

    private static PixelBox Add(PixelBox? box, in Component component) => box?.Union(component.Box) ?? component.Box;

    /// <summary>Whether a component is strong and large enough, whole, and so near that it is no other thing in a photograph.</summary>
    private static bool Counts(in Component component, DigitRow row, int height)
    {
        var distance = Math.Max(row.Box.HorizontalDistance(component.Box), row.Box.VerticalDistance(component.Box));
        return component.Contrast >= MinContrast * row.Contrast
            && component.LongerSide >= Math.Max(MinPixels, MinLongerSide * height)
            && component.EdgePixels <= component.LongerSide / MaxEdgePixelsDivisor
            && distance < MaxLineDistance * height;
    }

    /// <summary>The sign that a component is, or null.</summary>
    private static char? SignOf(ComponentMap map, int index, DigitRow row, char? tallSign, int height)
    {
        ref readonly var component = ref map.All[index];
        if (tallSign is not null && row.IsHigh(component))
        {
            return tallSign;
        }

        var maySign = !row.Overlaps(component) && !row.IsRaised(component) && row.IsBeside(component)
            && !DigitRow.IsTall(component, height);
        return maySign ? SignShape.OfSmall(map, index, row.Top, row.Bottom, row.Gap(component)) : null;
    }

    /// <summary>Why a component that is no sign is more than a part of the line's digits, or null.</summary>
    private static Rejection? OffLine(in Component component, DigitRow row, bool isMember, int height)
    {
        if (!row.Overlaps(component) && row.IsRaised(component))
        {
            return Rejection.SeveralLines;
        }

        var distance = row.Distance(component);
        var isDigit = !isMember && DigitRow.IsTall(component, height) && distance < MaxLineDistance * height;
        return !isDigit ? null : distance > 0 ? Rejection.SeveralLines : Rejection.NotOnlyDigits;
    }
}
