using DigitRecognizer.Api;
using DigitRecognizer.Functions;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.Services.AddDigitRecognizer(builder.Configuration);
builder.Services.RaiseHostLimits();
builder.Services.AddTelemetry(builder.Configuration);
await builder.Build().RunAsync();
