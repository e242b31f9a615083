namespace DigitRecognizer.Digits;

/// <summary>How a picture is looked at.</summary>
public enum View
{
    /// <summary>Background and polarity estimated from the picture, right for nearly all.</summary>
    Usual,

    /// <summary>A close crop of evenly lit bright paper, however much of it broad strokes cover.</summary>
    OnBright,

    /// <summary>The same with bright strokes on an even dark ground.</summary>
    OnDark,

    /// <summary>What lies within the largest bright rectangle: a sheet, a canvas on a page, the inside of a frame.</summary>
    InBright,

    /// <summary>The same within the largest dark rectangle.</summary>
    InDark,

    /// <summary>From afar, where dots, grains and torn strokes flow together.</summary>
    Afar,

    /// <summary>From twice as far.</summary>
    FurtherOff,
}
