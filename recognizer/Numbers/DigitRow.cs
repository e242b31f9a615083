using DigitRecognizer.Components;
using DigitRecognizer.Imaging;

namespace DigitRecognizer.Numbers;

/// <summary>The components of a line that are as high as digits and no signs, and where others are compared with them.</summary>
internal readonly ref struct DigitRow
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

    /// <summary>How far from the line a mark still belongs to it, in heights of the line.</summary>
    private const double MaxDistance = 0.8;

    /// <summary>
    /// A digit above another: the least share of the narrower one's width that they have in common, and the least gap, in heights of the
    /// line.
    /// </summary>
    private const double MinCommonWidth = 0.3, MinGapAbove = 0.1;

    private readonly ComponentMap _map;
    private readonly List<int> _digits;
    private readonly int _height;

    /// <param name="map">The picture's components.</param>
    /// <param name="digits">Those that are digits, at least one.</param>
    /// <param name="height">The line's height.</param>
    public DigitRow(ComponentMap map, List<int> digits, int height)
    {
        _map = map;
        (_digits, _height) = (digits, height);
        Box = map.All[digits[0]].Box;
        var highest = 0;
        foreach (var i in digits)
        {
            Box = Box.Union(map.All[i].Box);
            Contrast = Math.Max(Contrast, map.All[i].Contrast);
            highest = Math.Max(highest, map.All[i].Height);
        }

        double count = 0;
        foreach (var i in digits)
        {
            if (map.All[i].Height >= MinShareOfHighest * highest)
            {
                (Top, Bottom, count) = (Top + map.All[i].Top, Bottom + map.All[i].Bottom, count + 1);
            }
        }

        (Top, Bottom) = (Top / count, Bottom / count);
    }

    /// <summary>The box around the digits.</summary>
    public PixelBox Box { get; }

    /// <summary>The contrast of the strongest digit.</summary>
    public double Contrast { get; }

    /// <summary>The mean first row of the highest digits, which no raised one moves.</summary>
    public double Top { get; }

    /// <summary>Their mean last row.</summary>
    public double Bottom { get; }

    /// <summary>Whether a component is as high as a digit of a line.</summary>
    public static bool IsTall(in Component component, int height) =>
        component.Height >= MinHeightOfDigit * height && component.Height <= MaxHeightOfDigit * height;

    /// <summary>Whether a component is at least as high as a digit.</summary>
    public bool IsHigh(in Component component) => component.Height >= MinHeightOfDigit * _height;

    /// <summary>Rows between the line and a component; 0 where they share rows.</summary>
    public double Distance(in Component component) => Math.Max(0, Math.Max(Top - component.Bottom, component.Top - Bottom));

    /// <summary>Whether a component is so near to the line that it may be a sign on it.</summary>
    public bool IsBeside(in Component component) => Distance(component) < MaxDistance * _height;

    /// <summary>The horizontal distance to the nearest digit in pixels; negative where they overlap.</summary>
    public int Gap(in Component component)
    {
        var gap = int.MaxValue;
        foreach (var i in _digits)
        {
            gap = Math.Min(gap, component.Box.HorizontalDistance(_map.All[i].Box));
        }

        return gap;
    }

    /// <summary>Whether a component is a raised or lowered digit.</summary>
    public bool IsRaised(in Component component) =>
        component.Height >= MinHeightOfRaised * _height && component.Height <= MaxHeightOfRaised * _height
        && component.Width < MaxWidthOfRaised * component.Height
        && (Bottom - component.Bottom > MinRaise * _height || component.Top - Top > (1 - MinRaise / 2) * _height)
        && IsBeside(component);

    /// <summary>Whether most of a small component lies above or below a digit, of which it may be a part.</summary>
    public bool Overlaps(in Component component)
    {
        foreach (var i in _digits)
        {
            ref readonly var digit = ref _map.All[i];
            var overlap = Math.Min(component.Right, digit.Right) - Math.Max(component.Left, digit.Left) + 1;
            if (overlap > MaxOverlap * component.Width)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether one of the digits lies above or below another.</summary>
    public bool IsAboveAnother(int index)
    {
        var box = _map.All[index].Box;
        foreach (var i in _digits)
        {
            var other = _map.All[i].Box;
            if (i != index && box.HorizontalDistance(other) <= -MinCommonWidth * Math.Min(box.Width, other.Width)
                && box.VerticalDistance(other) > MinGapAbove * _height)
            {
                return true;
            }
        }

        return false;
    }
}
