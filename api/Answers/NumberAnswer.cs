using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
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
    [Description("The digits from left to right.")]
    public required string Number { get; init; }

    [Description("The line as it stands: the digits and the signs from left to right.")]
    public required string Text { get; init; }

    [Description("The signs on the line, from left to right.")]
    public required SignAnswer[] Signs { get; init; }

    [Description("The probability that the answer is right.")]
    [Range(0, 1)]
    public required float Confidence { get; init; }

    [Description("Whether the answer can be trusted.")]
    public required bool Accepted { get; init; }

    [Description("Why the answer is not accepted.")]
    public Rejection? Reason { get; init; }

    [Description("Each digit with its box.")]
    public required PredictionAnswer[] Digits { get; init; }

    [Description("With explain: which of ink and background is the brighter.")]
    public Polarity? Polarity { get; init; }

    [Description("With explain: the grey value of the background.")]
    public byte? Background { get; init; }

    [Description("With explain: the size of the picture, upright.")]
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
