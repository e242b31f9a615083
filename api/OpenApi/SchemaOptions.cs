using System.Text.Json;
using DigitRecognizer.Api.Answers;

namespace DigitRecognizer.Api.OpenApi;

/// <summary>How the schemas of the answers are derived from their types.</summary>
public static class SchemaOptions
{
    /// <summary>
    /// Names and enumerations as <see cref="ApiJson"/> writes them, but without its hand-written converter, which would hide the members.
    /// </summary>
    public static void Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = ApiJson.Default.Options.PropertyNamingPolicy;
        options.NumberHandling = ApiJson.Default.Options.NumberHandling;
        foreach (var converter in ApiJson.Default.Options.Converters)
        {
            if (converter is not PredictionAnswerConverter)
            {
                options.Converters.Add(converter);
            }
        }
    }
}
