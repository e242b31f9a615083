namespace DigitRecognizer.Model.Tests;

/// <summary>
/// Tests that draw from libtorch's random numbers, of which a process has one series: two trainings at once would mix theirs.
/// </summary>
[CollectionDefinition(DisableParallelization = true)]
public sealed class SharedDice;
