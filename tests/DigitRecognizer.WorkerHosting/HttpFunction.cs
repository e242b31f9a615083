using System.Text.Json;
using DigitRecognizer.WorkerHosting.Rpc;

namespace DigitRecognizer.WorkerHosting;

/// <summary>A function with an HTTP trigger, as the worker describes it.</summary>
/// <param name="Id">What an invocation names it by.</param>
/// <param name="Route">Its path below the route prefix.</param>
/// <param name="Methods">The methods that it takes, in any case.</param>
internal sealed record HttpFunction(string Id, string Route, IReadOnlySet<string> Methods)
{
    /// <exception cref="InvalidOperationException">It has no HTTP trigger.</exception>
    public static HttpFunction Read(RpcFunctionMetadata metadata)
    {
        foreach (var raw in metadata.RawBindings)
        {
            using var binding = JsonDocument.Parse(raw);
            if (string.Equals(binding.RootElement.GetProperty("type").GetString(), "httpTrigger", StringComparison.OrdinalIgnoreCase))
            {
                return new HttpFunction(
                    metadata.FunctionId, ReadRoute(binding.RootElement) ?? metadata.Name, ReadMethods(binding.RootElement));
            }
        }

        throw new InvalidOperationException($"The function {metadata.Name} has no HTTP trigger.");
    }

    private static string? ReadRoute(JsonElement trigger) => trigger.TryGetProperty("route", out var route) ? route.GetString() : null;

    private static HashSet<string> ReadMethods(JsonElement trigger) =>
        trigger.GetProperty("methods").EnumerateArray().Select(method => method.GetString()!).ToHashSet(StringComparer.OrdinalIgnoreCase);
}
