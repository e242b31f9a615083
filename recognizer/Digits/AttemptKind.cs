namespace DigitRecognizer.Digits;

/// <summary>How a picture is preprocessed before its digit is read.</summary>
public enum AttemptKind
{
    /// <summary>Background and polarity are estimated from the picture, which is right for nearly all.</summary>
    Standard,

    /// <summary>
    /// Assumes a close crop of evenly lit bright paper, of which broad dark strokes may cover any share.
    /// </summary>
    BrightCloseCrop,

    /// <summary>The same for bright strokes on an even dark background.</summary>
    DarkCloseCrop,

    /// <summary>Only the largest bright rectangle is read: a sheet, a canvas on a page, the inside of a frame.</summary>
    BrightRectangle,

    /// <summary>Only the largest dark rectangle is read.</summary>
    DarkRectangle,

    /// <summary>The picture is reduced to 96 pixels, so that dots, grain and broken strokes become connected.</summary>
    LowResolution,

    /// <summary>The picture is reduced to 48 pixels.</summary>
    LowestResolution,

    /// <summary>A small picture's strong ink alone, without the weak ink that continues it.</summary>
    StrongInk,

    /// <summary>A small picture's ink after smoothing.</summary>
    SmoothedInk,
}
