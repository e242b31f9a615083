using System.CommandLine;
using DigitRecognizer.Model.Publishing;
using DigitRecognizer.Network;
using DigitRecognizer.Weights;
using Spectre.Console;

namespace DigitRecognizer.Model.Commands;

/// <summary><c>publish</c>: the weights file to Blob Storage.</summary>
internal static class PublishCommand
{
    public static Command Create()
    {
        var connection = new Option<string?>("--connection-string")
        {
            Description = "Of the storage account; UseDevelopmentStorage=true is Azurite. Default: the environment variable WeightsStorage.",
            DefaultValueFactory = _ => Environment.GetEnvironmentVariable("WeightsStorage"),
        };
        var address = new Option<Uri?>("--blob-service-uri")
        {
            Description = "Address of the account's blob service, entered as the signed-in developer or the machine's identity. Default: the environment variable WeightsStorage__blobServiceUri.",
            DefaultValueFactory = _ => Environment.GetEnvironmentVariable("WeightsStorage__blobServiceUri") is { Length: > 0 } uri ? new Uri(uri) : null,
        };
        var command = new Command("publish", $"Upload the weights file to Blob Storage ({BlobWeights.ContainerName}/{BlobWeights.BlobName}), from where the Function App loads it at its next start.")
        {
            CommonOptions.Model, connection, address,
        };
        command.SetAction((result, cancellationToken) => Failures.ExplainAsync(async () =>
        {
            var storage = new WeightsOptions { ConnectionString = result.GetValue(connection), BlobServiceUri = result.GetValue(address)?.AbsoluteUri };
            if (!storage.AsksForStorage)
            {
                throw new InvalidOperationException("Where to? Name the storage account with --connection-string or --blob-service-uri.");
            }

            var onnx = await File.ReadAllBytesAsync(result.GetValue(CommonOptions.Model)!.FullName, cancellationToken);
            using var network = LeNet.Load(onnx);
            var blob = await BlobPublisher.PublishAsync(onnx, storage, cancellationToken);
            AnsiConsole.WriteLine($"Published version {network.Info.Version} to {blob}. Restart the Function App to load it.");
        }));
        return command;
    }
}
