using System.CommandLine;

namespace DigitRecognizer.Model.Commands;

/// <summary>All commands of the program.</summary>
public static class ModelCommands
{
    public static RootCommand Create() => new("Trains the LeNet-5 that reads the digits, measures it, and publishes it.")
    {
        TrainCommand.Create(),
        PreviewCommand.Create(),
        EvaluateCommand.Create(),
        ExportCommand.Create(),
        PublishCommand.Create(),
        AblateCommand.Create(),
        CardCommand.Create(),
        InspectCommand.Create(),
        DetectorCommand.Create(),
        GreyCommand.Create(),
        SegmentationCommand.Create(),
    };
}
