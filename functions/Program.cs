using DigitRecognizer.Api;
using DigitRecognizer.Functions;
using DigitRecognizer.Functions.Imaging;
using DigitRecognizer.Imaging;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.Services.AddDigitRecognizer(builder.Configuration).AddSingleton<IImageDecoder, ImageSharpDecoder>();
builder.Services.RaiseHostLimits();
builder.Services.AddTelemetry(builder.Configuration);
await builder.Build().RunAsync();
