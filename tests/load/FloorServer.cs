using DigitRecognizer.Networks;

namespace DigitRecognizer.Load;

/// <summary>The least that a server of this API has to do: read a body, run the session once, send a body.</summary>
internal static class FloorServer
{
    public static async Task RunAsync(string[] args)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        await using var app = builder.Build();
        app.MapGet("/", context =>
        {
            context.Response.ContentLength = 5;
            return context.Response.WriteAsync("ready");
        });
        app.MapPost("/echo", EchoAsync);
        if (args.Contains("floor", StringComparer.Ordinal))
        {
            using var network = LeNet.Load(await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "lenet.onnx")));
            var picture = new float[LeNet.InputLength];
            picture.AsSpan(LeNet.InputLength / 3, LeNet.Side * 4).Fill(1);
            app.MapPost("/floor", context =>
            {
                Span<float> probabilities = stackalloc float[network.Info.Classes];
                network.Classify(picture, probabilities);
                return EchoAsync(context);
            });
            await app.RunAsync();
            return;
        }

        await app.RunAsync();
    }

    private static async Task EchoAsync(HttpContext context)
    {
        var body = new byte[(int)(context.Request.ContentLength ?? 0)];
        await context.Request.Body.ReadExactlyAsync(body, context.RequestAborted);
        context.Response.ContentType = context.Request.ContentType;
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }
}
