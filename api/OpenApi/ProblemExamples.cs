using DigitRecognizer.Api.Problems;
using DigitRecognizer.Imaging;

namespace DigitRecognizer.Api.OpenApi;

/// <summary>One example of every problem that an endpoint answers with.</summary>
internal static class ProblemExamples
{
    /// <summary>Of both endpoints that read a picture.</summary>
    public static readonly Problem[] OfPictures =
    [
        ProblemCatalog.InvalidOption("mode may be 'digit' or 'number', once."),
        ProblemCatalog.MalformedEncoding(),
        ProblemCatalog.Transport(400, "Bad chunk size data."),
        ProblemCatalog.BodyTooSlow(),
        ProblemCatalog.BodyTooLarge(),
        ProblemCatalog.UnsupportedMediaType("application/json", "text/plain"),
        ProblemCatalog.From(new ImageRejectedException(ImageProblem.Blank, "The picture is one even surface.")),
        ProblemCatalog.TooManyRequests(60, 10),
        ProblemCatalog.Unexpected(),
        ProblemCatalog.NoModel(),
        ProblemCatalog.Overloaded(),
    ];

    /// <summary>Of pixels as JSON.</summary>
    public static readonly Problem[] OfPixels =
    [
        ProblemCatalog.MalformedJson("There is a mistake near data[1][1]."),
        ProblemCatalog.MissingData("Send an object with the member 'data'."),
        ProblemCatalog.InvalidData("data[0][1] is a text, but must be a number."),
        ProblemCatalog.EmptyData("data[0] is empty."),
        ProblemCatalog.RaggedData("data[1] has 1 pixels, but data[0] has 2."),
        ProblemCatalog.OutOfRange("data[1][1] is 256."),
        ProblemCatalog.WrongChannels("data[0][0] has 2 channels; a pixel has 1, 3 or 4."),
        ProblemCatalog.WrongShape("data has 3 rows of 28 x 28: channels come last. Send data[row][column][channel]."),
        ProblemCatalog.TooManyNumbers("data[0][1024]"),
    ];

    /// <summary>Of picture files.</summary>
    public static readonly Problem[] OfFiles =
    [
        ProblemCatalog.MalformedMultipart("The body breaks off or does not keep to its boundary: send it again, whole."),
        ProblemCatalog.MissingFile(),
        ProblemCatalog.SeveralFiles(2),
        ProblemCatalog.EmptyFile(),
        ProblemCatalog.From(new ImageRejectedException(ImageProblem.UnsupportedFormat, "This is a PDF. Send PNG, JPEG, GIF, BMP or WebP.")),
        ProblemCatalog.From(new ImageRejectedException(ImageProblem.TooLarge, "10000 x 5001 pixels are over 50 megapixels.")),
    ];
}
