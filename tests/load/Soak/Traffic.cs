using DigitRecognizer.Testing;

namespace DigitRecognizer.Load.Soak;

/// <summary>The requests of the soak run and what each has to be answered, whatever else happens meanwhile.</summary>
internal sealed class Traffic
{
    private readonly (byte[] Request, string Answer)[] _exchanges;

    private Traffic((byte[] Request, string Answer)[] exchanges) => _exchanges = exchanges;

    public int Count => _exchanges.Length;

    public byte[] this[int index] => _exchanges[index % Count].Request;

    /// <summary>Asks each question once, while nothing disturbs the server.</summary>
    public static async Task<Traffic> LearnAsync(int port, CancellationToken cancellationToken)
    {
        var mnist = await MnistFiles.ReadTestAsync(cancellationToken);
        byte[][] requests =
        [
            .. Enumerable.Range(0, 16).Select(i => Bodies.Json("/api/predict", mnist.Picture(i).ToArray())),
            Bodies.Json("/api/predict", Bodies.Drawn()),
            Bodies.Json("/api/predict?explain=layers", Bodies.Drawn()),
            Bodies.Png("/api/predict_test"),
            Bodies.Png("/api/predict_test?explain=true"),
            Bodies.Upload(
                "/api/predict_test?mode=number",
                await File.ReadAllBytesAsync(RepositoryRoot.Combine("docs", "number.png"), cancellationToken)),
        ];
        using var connection = new Connection(port);
        return new Traffic([.. requests.Select(request => (request, Right(connection.Ask(request))))]);
    }

    /// <summary>Whether the answer to a question is the one that was learned.</summary>
    public bool IsRight(int index, in Reply reply) => reply.BodyText == _exchanges[index % Count].Answer;

    private static string Right(in Reply reply) =>
        reply.Status == 200 ? reply.BodyText : throw new InvalidOperationException($"The undisturbed server answered {reply.HeadText}");
}
