namespace DigitRecognizer.Networks;

/// <summary>The feature maps of one layer for a picture.</summary>
/// <param name="Name">The layer's output in the model: <c>conv1</c> or <c>conv2</c>.</param>
/// <param name="Channels">Number of maps.</param>
/// <param name="Height">Rows of a map.</param>
/// <param name="Width">Columns of a map.</param>
/// <param name="Values">Channels x height x width activations, 0 or more.</param>
public sealed record LayerMaps(string Name, int Channels, int Height, int Width, float[] Values);
