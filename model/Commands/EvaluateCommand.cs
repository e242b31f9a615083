using System.CommandLine;
using DigitRecognizer.Model.Evaluation;
using DigitRecognizer.Networks;
using Spectre.Console;

namespace DigitRecognizer.Model.Commands;

/// <summary><c>evaluate</c>: measures a weights file on labelled pictures.</summary>
internal static class EvaluateCommand
{
    public static Command Create()
    {
        var images = new Option<DirectoryInfo?>("--images")
        {
            Description =
                "Folder of labelled pictures: subfolders named after what they show, or a labels.csv with the columns file,label and "
                + "optionally group,source. Without it: the test pictures of --data, or MNIST's.",
        };
        var table = new Option<FileInfo?>("--labels") { Description = "The CSV file, where it is not labels.csv in the folder." };
        var wrong = new Option<FileInfo?>("--wrong")
        {
            Description =
            "Write the wrongly read pictures as a contact sheet (PNG): each picture beside its network input."
        };
        var list = new Option<FileInfo?>("--answers") { Description = "Write every answer into a CSV file, the worst first." };
        var plots = new Option<DirectoryInfo?>("--plots") { Description = "Write confusion.png and reliability.png into this folder." };
        var command = new Command("evaluate", "Measure the weights file through the recognizer, exactly as it is served.")
        {
            CommonOptions.Model, images, table, CommonOptions.Data, wrong, list, plots, CommonOptions.Cache,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(images) is not null && result.GetValue(CommonOptions.Data) is not null)
            {
                result.AddError("--images and --data both say what to read: name one of them.");
            }
        });
        command.SetAction((result, cancellationToken) => Failures.ExplainAsync(async () =>
        {
            using var network = LeNet.Load(await File.ReadAllBytesAsync(result.GetValue(CommonOptions.Model)!.FullName, cancellationToken));
            var evaluator = new Evaluator(network);
            Func<Answer, WrongPicture> open;
            Answer[] answers;
            string title;
            if (result.GetValue(images) is { } folder)
            {
                var samples = SampleFolder.Find(folder.FullName, result.GetValue(table)?.FullName);
                answers = evaluator.Read(samples);
                open = answer => WrongPicture.FromFile(answer.Name);
                title = folder.Name;
            }
            else
            {
                var data = await CommonOptions.OpenDataAsync(result, cancellationToken);
                answers = evaluator.Read(data);
                open = answer => WrongPicture.FromSet(data.Test, answer.Name);
                title = data.Name;
            }

            var report = new Report(answers, network.Info.Classes);
            ReportPrinter.Print(AnsiConsole.Console, report, network.Info);
            if (result.GetValue(plots) is { } target)
            {
                target.Create();
                Plots.SaveConfusion(report, network.Info.ClassNames(), Path.Combine(target.FullName, "confusion.png"));
                Plots.SaveReliability([(title, report)], Path.Combine(target.FullName, "reliability.png"));
            }

            if (result.GetValue(list) is { } file)
            {
                AnswerList.Save(answers, network.Info.ClassNames(), file.FullName);
            }

            if (result.GetValue(wrong) is { } sheet)
            {
                WrongPicture.SaveSheet(answers, open, sheet.FullName, network.Info);
            }
        }));
        return command;
    }
}
