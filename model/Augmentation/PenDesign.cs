namespace DigitRecognizer.Model.Augmentation;

/// <summary>Draws one digit in one of its styles.</summary>
internal delegate void PenDesign(ref PenPath path, ref Dice dice);
