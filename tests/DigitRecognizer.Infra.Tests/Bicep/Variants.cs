using DigitRecognizer.Infra.Tests.Bicep;

[assembly: AssemblyFixture(typeof(Variants))]

namespace DigitRecognizer.Infra.Tests.Bicep;

/// <summary>The system as different parameter files make it. Each is evaluated once, however many tests look at it.</summary>
public sealed class Variants
{
    internal const string DeployerId = "00000000-0000-0000-0000-0000000000dd";

    private readonly Lazy<Task<DeployedSystem>> _defaults = Evaluate("param budgetAmount = 0");

    private readonly Lazy<Task<DeployedSystem>> _scaled = Evaluate(
        "param budgetAmount = 0", "param alwaysReadyInstances = 2", "param instanceMemoryMB = 4096", "param maximumInstances = 300",
        "param requestsPerInstance = 32", "param rateLimit = 120");

    private readonly Lazy<Task<DeployedSystem>> _noAlerts =
        Evaluate("param budgetAmount = 0", "param alerts = false", "param availabilityTest = false");

    private readonly Lazy<Task<DeployedSystem>> _budget =
        Evaluate("param alertEmails = 'a@example.org, b@example.org'", "param budgetAmount = 25");

    private readonly Lazy<Task<DeployedSystem>> _network = Evaluate("param budgetAmount = 0", "param vnetEnabled = true");

    internal Task<DeployedSystem> Defaults => _defaults.Value;

    internal Task<DeployedSystem> Scaled => _scaled.Value;

    internal Task<DeployedSystem> NoAlerts => _noAlerts.Value;

    internal Task<DeployedSystem> Budget => _budget.Value;

    internal Task<DeployedSystem> Network => _network.Value;

    private static Lazy<Task<DeployedSystem>> Evaluate(params string[] parameters) => new(() => DeployedSystem.EvaluateAsync(
        "main.bicep",
        ["param environmentName = 'test'", "param location = 'westeurope'", $"param deployerPrincipalId = '{DeployerId}'", .. parameters],
        CancellationToken.None));
}
