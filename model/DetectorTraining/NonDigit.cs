namespace DigitRecognizer.Model.DetectorTraining;

/// <summary>Kinds of pictures that hold no single digit.</summary>
internal enum NonDigit
{
    Letter,
    Sign,
    Word,
    MadeUpCharacter,
    Sketch,
    Scribble,
    Turned,
    Joined,
    Overlaid,
    Halves,
    SolidShape,
    Texture,
}
