namespace DigitRecognizer.Digits;

/// <summary>How a picture is looked at.</summary>
public enum AttemptKind
{
    /// <summary>Background and polarity estimated from the picture, right for nearly all.</summary>
    Standard,

    /// <summary>A close crop of evenly lit bright paper, however much of it broad strokes cover.</summary>
    BrightCloseCrop,

    /// <summary>The same with bright strokes on an even dark ground.</summary>
    DarkCloseCrop,

    /// <summary>What lies within the largest bright rectangle: a sheet, a canvas on a page, the inside of a frame.</summary>
    BrightRectangle,

    /// <summary>The same within the largest dark rectangle.</summary>
    DarkRectangle,

    /// <summary>From afar, where dots, grains and torn strokes flow together.</summary>
    LowResolution,

    /// <summary>From twice as far.</summary>
    LowestResolution,
}
