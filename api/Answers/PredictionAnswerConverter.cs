using System.Text.Json;
using System.Text.Json.Serialization;

namespace DigitRecognizer.Api.Answers;

/// <summary>
/// Writes the answer about one digit by hand. It is the first that a fresh instance gives and the one that it gives most: what the
/// serializer prepares for a type of twelve members costs the first caller more than reading the digit.
/// </summary>
internal sealed class PredictionAnswerConverter : JsonConverter<PredictionAnswer>
{
    /// <exception cref="NotSupportedException">Always: answers are only written.</exception>
    public override PredictionAnswer Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException();

    public override void Write(Utf8JsonWriter writer, PredictionAnswer value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteNumber("predicted_class"u8, value.PredictedClass);
        if (value.Label is { } label)
        {
            writer.WriteString("label"u8, label);
        }

        writer.WriteNumber("confidence"u8, value.Confidence);
        writer.WriteStartArray("probabilities"u8);
        foreach (var probability in value.Probabilities)
        {
            writer.WriteNumberValue(probability);
        }

        writer.WriteEndArray();
        writer.WriteBoolean("accepted"u8, value.Accepted);
        WriteWhereGiven(writer, "reason", value.Reason, options);
        if (value.Input is { } input)
        {
            writer.WriteBase64String("input"u8, input);
        }

        WriteWhereGiven(writer, "box", value.Box, options);
        WriteWhereGiven(writer, "polarity", value.Polarity, options);
        if (value.Background is { } background)
        {
            writer.WriteNumber("background"u8, background);
        }

        WriteWhereGiven(writer, "picture", value.Picture, options);
        WriteWhereGiven(writer, "layers", value.Layers, options);
        writer.WriteEndObject();
    }

    private static void WriteWhereGiven<T>(Utf8JsonWriter writer, string name, T? value, JsonSerializerOptions options)
    {
        if (value is not null)
        {
            writer.WritePropertyName(name);
            JsonSerializer.Serialize(writer, value, options.GetTypeInfo(typeof(T)));
        }
    }
}
