using System.Globalization;

namespace DigitRecognizer.Model.Training;

/// <summary>Writes and reads the results of all epochs as a CSV file.</summary>
internal static class EpochHistory
{
    private const string Header = "epoch,train_loss,validation_loss,validation_error,learning_rate,seconds";

    public static void Write(string path, IEnumerable<EpochResult> epochs) => File.WriteAllLines(path, [Header, .. epochs.Select(Line)]);

    public static IReadOnlyList<EpochResult> Read(string path) => [.. File.ReadLines(path).Skip(1).Select(Parse)];

    private static string Line(EpochResult e) => string.Create(
        CultureInfo.InvariantCulture,
            $"{e.Epoch},{e.TrainLoss:R},{e.ValidationLoss:R},{e.ValidationError:R},{e.LearningRate:R},{e.Seconds:0.0}");

    private static EpochResult Parse(string line)
    {
        var fields = Array.ConvertAll(line.Split(','), field => double.Parse(field, CultureInfo.InvariantCulture));
        return new EpochResult((int)fields[0], fields[1], fields[2], fields[3], fields[4], fields[5]);
    }
}
