using DigitRecognizer.Api;
using DigitRecognizer.Imaging;
using DigitRecognizer.Local;
using DigitRecognizer.Skia;

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
    NativeHeap.GiveLargeBlocksBack();
    builder.Services.AddDigitRecognizer(builder.Configuration).AddSingleton<IImageDecoder, SkiaImageDecoder>();
}

await using var app = builder.Build();
app.MapApi(settings);
app.UseSite(settings);
return await app.RunUntilStoppedAsync();
