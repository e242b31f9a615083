using System.Text.Json.Nodes;
using DigitRecognizer.Infra.Tests.Tools;
using YamlDotNet.Serialization;

namespace DigitRecognizer.Infra.Tests.Azd;

internal static class YamlFile
{
    /// <summary>A YAML file as JSON, so that tests read it like any other.</summary>
    public static JsonObject Read(string path) => Parse(Repository.Read(path));

    public static JsonObject Parse(string yaml)
    {
        var document = new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build().Deserialize(yaml);
        var json = new SerializerBuilder().JsonCompatible().Build().Serialize(document);
        return JsonNode.Parse(json)!.AsObject();
    }
}
