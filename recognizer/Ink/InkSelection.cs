namespace DigitRecognizer.Ink;

/// <summary>Which ink of a small picture belongs to strokes.</summary>
internal enum InkSelection
{
    /// <summary>Strong ink, and weak ink that continues it.</summary>
    Continued,

    /// <summary>Strong ink alone.</summary>
    Strong,

    /// <summary>As <see cref="Continued"/>, after the picture was smoothed.</summary>
    Smoothed,
}
