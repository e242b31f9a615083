using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace DigitRecognizer.Infra.Tests.Azd;

/// <summary>
/// The rules of the published schema of azure.yaml (Azure/azure-dev, schemas/v1.0/azure.yaml.json) for the parts used here.
/// A key that they do not name is an error here even where the schema would let it pass: mostly it is a misspelling.
/// </summary>
internal static partial class AzdRules
{
    private static readonly string[] Root = ["name", "metadata", "requiredVersions", "infra", "services", "hooks"];
    private static readonly string[] Events =
        ["provision", "infracreate", "infradelete", "down", "up", "package", "publish", "deploy", "restore"];
    private static readonly string[] HookKeys =
        ["shell", "kind", "dir", "run", "continueOnError", "interactive", "windows", "posix", "secrets", "config"];
    private static readonly string[] ServiceKeys =
        ["project", "host", "language", "module", "dist", "remoteBuild", "config", "uses", "hooks", "resourceName", "resourceGroup"];
    private static readonly string[] Hosts = ["appservice", "containerapp", "function", "springapp", "staticwebapp", "aks"];
    private static readonly string[] ProjectHosts = ["appservice", "function", "springapp", "staticwebapp"];
    private static readonly string[] Languages = ["dotnet", "csharp", "fsharp", "py", "python", "js", "ts", "java", "docker"];

    /// <summary>Every rule that the file breaks, empty when it is valid.</summary>
    public static IEnumerable<string> Broken(JsonObject file) =>
    [
        .. Unknown(file, Root, "azure.yaml"),
        .. Check(file["name"] is JsonValue name
            && Name().IsMatch((string)name!), "name: two or more lower-case letters, digits and inner hyphens"),
        .. Unknown(file["metadata"], ["template"], "metadata"),
        .. Unknown(file["requiredVersions"], ["azd", "extensions"], "requiredVersions"),
        .. Unknown(file["infra"], ["provider", "path", "module", "layers"], "infra"),
        .. Check((string?)file["infra"]?["provider"] is null or "bicep" or "terraform", "infra.provider: bicep or terraform"),
        .. Check(file["services"] is null or JsonObject { Count: > 0 }, "services: at least one"),
        .. (file["services"] as JsonObject ?? []).SelectMany(service => Service(service.Key, service.Value)),
        .. (file["hooks"] as JsonObject ?? []).SelectMany(hook => Hooks(hook.Key, hook.Value)),
    ];

    private static IEnumerable<string> Service(string name, JsonNode? service)
    {
        var host = (string?)service?["host"];
        return
        [
            .. Unknown(service, ServiceKeys, name),
            .. Check(Hosts.Contains(host, StringComparer.Ordinal), $"{name}.host: one of {string.Join(", ", Hosts)}"),
            .. Check(!ProjectHosts.Contains(host, StringComparer.Ordinal)
                || service!["project"] is not null, $"{name}.project: required by {host}"),
            .. Check(service?["remoteBuild"] is null || host == "function", $"{name}.remoteBuild: only for functions"),
            .. Check(Languages.Contains((string?)service?["language"], StringComparer.Ordinal),
                $"{name}.language: one of {string.Join(", ", Languages)}"),
        ];
    }

    private static IEnumerable<string> Hooks(string name, JsonNode? hook) =>
    [
        .. Check(
            Events.Any(what => name == $"pre{what}" || name == $"post{what}"),
                $"hooks.{name}: pre or post, and one of {string.Join(", ", Events)}"),
        .. hook is JsonArray several ? several.SelectMany(one => Hook(name, one)) : Hook(name, hook),
    ];

    private static IEnumerable<string> Hook(string name, JsonNode? hook)
    {
        var keys = (hook as JsonObject ?? []).Select(pair => pair.Key).ToHashSet(StringComparer.Ordinal);
        var platforms = new[] { "windows", "posix" }.Where(keys.Contains).ToArray();
        return
        [
            .. Unknown(hook, HookKeys, name),
            .. Check(platforms.Length < 2 || keys.Count == 2, $"{name}: with windows and posix, nothing beside them"),
            .. Check(platforms.Length > 0 || keys.Contains("run"), $"{name}.run: required"),
            .. Check((string?)hook?["shell"] is null or "sh" or "pwsh", $"{name}.shell: sh or pwsh"),
            .. platforms.SelectMany(platform => Hook($"{name}.{platform}", hook![platform])),
        ];
    }

    private static IEnumerable<string> Unknown(JsonNode? node, string[] known, string where) =>
        (node as JsonObject ?? []).Select(pair => pair.Key).Except(known, StringComparer.Ordinal).Select(key => $"{where}: no key {key}");

    private static IEnumerable<string> Check(bool holds, string rule) => holds ? [] : [rule];

    [GeneratedRegex("^[a-z0-9][-a-z0-9]*[a-z0-9]$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Name();
}
