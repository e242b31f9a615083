using System.Text.Json;
using DigitRecognizer.WorkerHosting;
using Xunit;

namespace DigitRecognizer.Functions.Tests;

public sealed class BuildOutputTests
{
    private static readonly string Folder = WorkerProgram.OfThisBuild().Folder;

    [Theory]
    [InlineData("host.json")]
    [InlineData("worker.config.json")]
    [InlineData("extensions.json")]
    [InlineData("lenet.onnx")]
    public void What_the_host_and_the_app_need_stands_beside_the_program(string file) =>
        Assert.True(File.Exists(Path.Combine(Folder, file)));

    [Fact]
    public void On_one_core_the_runtime_optimizes_after_a_tenth_of_a_second_and_not_after_a_second()
    {
        using var settings = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "DigitRecognizer.Functions.runtimeconfig.json")));

        Assert.Equal(10, settings.RootElement.GetProperty("runtimeOptions").GetProperty("configProperties")
            .GetProperty("System.Runtime.TieredCompilation.CallCountingDelayMs").GetInt32());
    }

    [Fact]
    public void The_app_has_no_second_decoder() => Assert.Empty(Directory.GetFiles(Folder, "*Skia*", SearchOption.AllDirectories));

    [Theory]
    [InlineData("health", "get", "head")]
    [InlineData("predict", "post")]
    [InlineData("predict_test", "post")]
    [InlineData("openapi", "get", "head")]
    public void Every_resource_is_a_function_that_asks_for_no_key(string name, params string[] methods)
    {
        using var metadata = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "functions.metadata")));

        var trigger = metadata.RootElement.EnumerateArray().Single(function => function.GetProperty("name").GetString() == name)
            .GetProperty("bindings").EnumerateArray().Single(binding => binding.GetProperty("type").GetString() == "httpTrigger");
        Assert.Equal("Anonymous", trigger.GetProperty("authLevel").GetString());
        Assert.Equal(methods, trigger.GetProperty("methods").EnumerateArray().Select(method => method.GetString()));
    }
}
