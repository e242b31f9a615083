using System.Text.Json.Serialization;
using DigitRecognizer.Api.Problems;
using DigitRecognizer.Background;
using DigitRecognizer.Digits;
using DigitRecognizer.Weights;

namespace DigitRecognizer.Api.Answers;

/// <summary>How every body is written: snake_case, nulls left out, no reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(PredictionAnswerConverter), typeof(SnakeCaseEnumConverter<Polarity>),
        typeof(SnakeCaseEnumConverter<Rejection>), typeof(SnakeCaseEnumConverter<WeightsSource>)])]
[JsonSerializable(typeof(HealthAnswer))]
[JsonSerializable(typeof(NumberAnswer))]
[JsonSerializable(typeof(PredictionAnswer))]
[JsonSerializable(typeof(BoxAnswer))]
[JsonSerializable(typeof(LayerAnswer[]))]
[JsonSerializable(typeof(Polarity?))]
[JsonSerializable(typeof(Rejection?))]
[JsonSerializable(typeof(SizeAnswer))]
[JsonSerializable(typeof(Problem))]
internal sealed partial class ApiJson : JsonSerializerContext;
