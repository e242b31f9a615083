using DigitRecognizer.Model.Commands;
using Spectre.Console;

// In a log or a pipe nothing is wrapped: a path or an address must stay whole to be copied or searched for.
if (!AnsiConsole.Profile.Out.IsTerminal)
{
    AnsiConsole.Profile.Width = 4096;
}

return await ModelCommands.Create().Parse(args).InvokeAsync();
