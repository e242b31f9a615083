using DigitRecognizer.Api;
using DigitRecognizer.Functions;
using DigitRecognizer.Weights;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

var preload = ModelPreload.Start();
var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.Services.AddSingleton(preload);
builder.Services.AddDigitRecognizer(builder.Configuration);
builder.Services.RaiseHostLimits();
builder.Services.AddTelemetry(builder.Configuration);
try
{
    await builder.Build().RunAsync();
    return 0;
}
catch (OptionsValidationException e)
{
    await Console.Error.WriteLineAsync(string.Join(Environment.NewLine, e.Failures));
    return 2;
}
