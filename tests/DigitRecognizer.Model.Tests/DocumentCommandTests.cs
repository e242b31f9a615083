using System.CommandLine.Parsing;
using DigitRecognizer.Model.Commands;
using DigitRecognizer.Testing;

namespace DigitRecognizer.Model.Tests;

public sealed class DocumentCommandTests
{
    private const string Program = "dotnet run --project model -- ";

    [Fact]
    public void Every_command_of_this_program_in_the_documents_can_be_parsed()
    {
        var commands = Document.All.SelectMany(document => document.Commands)
            .Where(command => command.Contains(Program, StringComparison.Ordinal))
            .Select(command => command[(command.IndexOf(Program, StringComparison.Ordinal) + Program.Length)..])
            .Where(arguments => arguments.Length > 0).ToArray();

        Assert.True(commands.Length > 10, "The documents have more commands than were found.");
        Assert.All(commands, command =>
            Assert.Empty(ModelCommands.Create().Parse([.. CommandLineParser.SplitCommandLine(command)]).Errors));
    }
}
