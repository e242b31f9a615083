using System.CommandLine;
using DigitRecognizer.Model.Commands;
using Spectre.Console;

// In a log or a pipe nothing is wrapped: a path or an address must stay whole to be copied or searched for.
if (!AnsiConsole.Profile.Out.IsTerminal)
{
    AnsiConsole.Profile.Width = 4096;
}

// What is under way when Ctrl-C comes, a teacher's validation for instance, may take longer than the two seconds that are usual.
var configuration = new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(30) };
return await ModelCommands.Create().Parse(args).InvokeAsync(configuration);
