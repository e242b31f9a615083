using DigitRecognizer.Api;
using DigitRecognizer.Local;
using DigitRecognizer.Local.OpenApi;
using DigitRecognizer.Weights;
using Microsoft.Extensions.Options;

var settings = LocalSettings.Read(args);
if (settings.Mistake is { } mistake)
{
    await Console.Error.WriteLineAsync(mistake);
    return 2;
}

var preload = settings.OtherApi is null ? ModelPreload.Start() : null;
var builder = LocalHost.CreateBuilder(args);
builder.Services.AddSite();
if (preload is not null)
{
    builder.Services.AddSingleton(preload);
    builder.Services.AddDigitRecognizer(builder.Configuration);
    if (DocumentGeneration.IsRunning)
    {
        builder.Services.AddDocumentGeneration();
    }
}

try
{
    await using var app = builder.Build();
    app.MapApi(settings);
    app.UseSite(settings);
    return await app.RunUntilStoppedAsync();
}
catch (OptionsValidationException e)
{
    await Console.Error.WriteLineAsync(string.Join(Environment.NewLine, e.Failures));
    return 2;
}
