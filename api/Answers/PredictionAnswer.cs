using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using DigitRecognizer.Background;
using DigitRecognizer.Digits;
using DigitRecognizer.Imaging;
using DigitRecognizer.Networks;

namespace DigitRecognizer.Api.Answers;

/// <summary>The body of an answer about one digit. Members that are null are left out.</summary>
internal sealed record PredictionAnswer
{
    [Description("The most probable class: the digit, where the model has ten classes.")]
    public required int PredictedClass { get; init; }

    [Description("The name of the class, only where the model names its classes.")]
    public string? Label { get; init; }

    [Description("The probability that the answer is right.")]
    [Range(0, 1)]
    public required float Confidence { get; init; }

    [Description("One for each class; they sum to 1.")]
    public required float[] Probabilities { get; init; }

    [Description("Whether the answer can be trusted.")]
    public required bool Accepted { get; init; }

    [Description("Why the answer is not accepted.")]
    public Rejection? Reason { get; init; }

    [Description("With explain: the 28 x 28 grey picture that the network saw, 784 bytes, rows from the top.")]
    public byte[]? Input { get; init; }

    [Description("With explain, and for each digit of a number: where the digit is.")]
    public BoxAnswer? Box { get; init; }

    [Description("With explain: which of ink and background is the brighter.")]
    public Polarity? Polarity { get; init; }

    [Description("With explain: the grey value of the background.")]
    public byte? Background { get; init; }

    [Description("With explain: the size of the picture, upright.")]
    public SizeAnswer? Picture { get; init; }

    [Description("With explain=layers: the feature maps of both convolutions.")]
    public LayerAnswer[]? Layers { get; init; }

    public static PredictionAnswer From(DigitReading reading, ModelInfo model) => new()
    {
        PredictedClass = reading.PredictedClass,
        Label = model.Labels?[reading.PredictedClass],
        Confidence = reading.Confidence,
        Probabilities = reading.Probabilities,
        Accepted = reading.Accepted,
        Reason = reading.Rejection,
    };

    /// <summary>With everything that tells how the answer came about.</summary>
    public static PredictionAnswer Explained(DigitReading reading, ModelInfo model, RasterImage picture) => From(reading, model) with
    {
        Input = reading.Input,
        Box = BoxAnswer.From(reading.Location.Box, picture),
        Polarity = reading.Location.Polarity,
        Background = reading.Location.Background,
        Picture = new SizeAnswer(picture.SourceWidth, picture.SourceHeight),
        Layers = reading.Layers is { } layers ? [.. layers.Select(LayerAnswer.From)] : null,
    };
}
