using System.Text.Json.Serialization;
using DigitRecognizer.Background;
using DigitRecognizer.Digits;
using DigitRecognizer.Imaging;
using DigitRecognizer.Networks;

namespace DigitRecognizer.Api.Answers;

/// <summary>The body of an answer about one digit. Members that are null are left out.</summary>
[JsonConverter(typeof(PredictionAnswerConverter))]
internal sealed record PredictionAnswer
{
    public required int PredictedClass { get; init; }

    public string? Label { get; init; }

    public required float Confidence { get; init; }

    public required float[] Probabilities { get; init; }

    public required bool Accepted { get; init; }

    public Rejection? Reason { get; init; }

    public byte[]? Input { get; init; }

    public BoxAnswer? Box { get; init; }

    public Polarity? Polarity { get; init; }

    public byte? Background { get; init; }

    public SizeAnswer? Picture { get; init; }

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

    /// <summary>With all members that explain the answer.</summary>
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
