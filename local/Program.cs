using DigitRecognizer.Api;
using DigitRecognizer.Local;

var settings = LocalSettings.Read(args);
if (settings.Mistake is { } mistake)
{
    await Console.Error.WriteLineAsync(mistake);
    return 2;
}

var builder = LocalHost.CreateBuilder(args);
builder.Services.AddSite();
if (settings.OtherApi is null)
{
    builder.Services.AddDigitRecognizer(builder.Configuration);
}

await using var app = builder.Build();
app.MapApi(settings);
app.UseSite(settings);
return await app.RunUntilStoppedAsync();
