using System.Globalization;
using DigitRecognizer.Background;
using DigitRecognizer.Digits;
using DigitRecognizer.Imaging;
using DigitRecognizer.Networks;
using DigitRecognizer.Numbers;

namespace DigitRecognizer.Api.Answers;

/// <summary>The body of an answer about a number of several digits. Members that are null are left out.</summary>
internal sealed record NumberAnswer
{
    public required string Number { get; init; }

    /// <summary>The line as it stands, with its signs.</summary>
    public required string Text { get; init; }

    public required SignAnswer[] Signs { get; init; }

    public required float Confidence { get; init; }

    public required bool Accepted { get; init; }

    public Rejection? Reason { get; init; }

    public required PredictionAnswer[] Digits { get; init; }

    public Polarity? Polarity { get; init; }

    public byte? Background { get; init; }

    public SizeAnswer? Picture { get; init; }

    public static NumberAnswer From(NumberReading reading, RasterImage picture, ModelInfo model, bool explain)
    {
        var answer = new NumberAnswer
        {
            Number = string.Concat(reading.Digits.Select(NameOf)),
            Text = reading.Text(NameOf),
            Signs = [.. reading.Signs.Select(sign => new SignAnswer(sign.Character.ToString(), BoxAnswer.From(sign.Box, picture)))],
            Confidence = reading.Confidence,
            Accepted = reading.Accepted,
            Reason = reading.Rejection,
            Digits = [.. reading.Digits.Select(digit => Describe(digit, picture, model))],
        };
        return explain
            ? answer with
            {
                Polarity = reading.Location.Polarity,
                Background = reading.Location.Background,
                Picture = new SizeAnswer(picture.SourceWidth, picture.SourceHeight),
            }
            : answer;

        string NameOf(DigitReading digit) =>
            model.Labels?[digit.PredictedClass] ?? digit.PredictedClass.ToString(CultureInfo.InvariantCulture);
    }

    private static PredictionAnswer Describe(DigitReading digit, RasterImage picture, ModelInfo model) =>
        PredictionAnswer.From(digit, model) with { Input = digit.Input, Box = BoxAnswer.From(digit.Location.Box, picture) };
}
