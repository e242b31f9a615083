using System.Text.Json.Nodes;
using DigitRecognizer.Infra.Tests.Bicep;

namespace DigitRecognizer.Infra.Tests;

public sealed class BudgetTests(Variants variants)
{
    private const string Budgets = "Microsoft.Consumption/budgets";

    [Fact]
    public async Task A_budget_tells_of_80_percent_spent_and_of_a_forecast_above_it()
    {
        var budget = (await variants.Budget).One(Budgets)["properties"]!;

        Assert.Equal((25, "Monthly"), ((int)budget["amount"]!, (string?)budget["timeGrain"]));
        Assert.Equal((80, "Actual"), Notification(budget["notifications"]!["spent"]!));
        Assert.Equal((100, "Forecasted"), Notification(budget["notifications"]!["forecast"]!));
    }

    [Theory]
    [InlineData("spent")]
    [InlineData("forecast")]
    public async Task The_owners_are_told_beside_the_addresses_that_were_given(string notification)
    {
        var told = (await variants.Budget).One(Budgets)["properties"]!["notifications"]![notification]!;

        Assert.Equal("""["Owner"]""", told["contactRoles"]!.ToJsonString());
        Assert.Equal("""["a@example.org","b@example.org"]""", told["contactEmails"]!.ToJsonString());
    }

    /// <summary>Azure refuses a start outside the current month for a new budget, and refuses to change that of an existing one.</summary>
    [Fact]
    public async Task It_starts_this_month_when_it_is_new_and_keeps_its_start_after_that() => Assert.Equal(
        "[coalesce(tryGet(target('full'), 'properties', 'timePeriod', 'startDate'), parameters('thisMonth'))]",
        (string?)(await variants.Budget).One(Budgets)["properties"]!["timePeriod"]!["startDate"]);

    [Fact]
    public async Task An_amount_of_0_is_no_budget() => Assert.Empty((await variants.Defaults).All(Budgets));

    [Fact]
    public async Task Azd_asks_for_the_amount_and_proposes_20()
    {
        var run = await BicepCli.RunAsync(
            ["build", Path.Combine(Tools.Repository.Infra, "main.bicep"), "--stdout"], TestContext.Current.CancellationToken);
        var parameter = JsonNode.Parse(run.Output)!["parameters"]!["budgetAmount"]!;

        // azd asks for every parameter that has no default and no value in main.parameters.json.
        Assert.Null(parameter["defaultValue"]);
        Assert.Equal(20, (int)parameter["metadata"]!["azd"]!["default"]!);
    }

    private static (int Threshold, string? Type) Notification(JsonNode notification) =>
        ((int)notification["threshold"]!, (string?)notification["thresholdType"]);
}
