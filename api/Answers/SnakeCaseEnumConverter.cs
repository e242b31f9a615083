using System.Text.Json;
using System.Text.Json.Serialization;

namespace DigitRecognizer.Api.Answers;

/// <summary>Writes the names of an enumeration as the rest of the contract: <c>low_confidence</c>.</summary>
internal sealed class SnakeCaseEnumConverter<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.SnakeCaseLower)
    where T : struct, Enum;
