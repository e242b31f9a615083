using System.CommandLine;
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
            Description = "Of the storage account; UseDevelopmentStorage=true is Azurite. With neither option: the environment variable WeightsStorage.",
        };
        var address = new Option<string?>("--blob-service-uri")
        {
            Description = "Address of the account's blob service, entered as the signed-in developer or the machine's identity. With neither option: the environment variable WeightsStorage__blobServiceUri.",
        };
        var command = new Command("publish", $"Upload the weights file to Blob Storage ({BlobWeights.ContainerName}/{BlobWeights.BlobName}), from where the Function App loads it at its next start.")
        {
            CommonOptions.Model, connection, address,
        };
        command.SetAction((result, cancellationToken) => Failures.ExplainAsync(async () =>
        {
            var storage = Target(result.GetValue(connection), result.GetValue(address));
            var onnx = await File.ReadAllBytesAsync(result.GetValue(CommonOptions.Model)!.FullName, cancellationToken);
            using var network = LeNet.Load(onnx);
            var blob = await BlobPublisher.PublishAsync(onnx, storage, cancellationToken);
            AnsiConsole.WriteLine($"Published version {network.Info.Version} to {blob}. Restart the Function App to load it.");
        }));
        return command;
    }

    /// <summary>The environment counts where no option is given. It is no option's default, because --help prints defaults, and a connection string holds a key.</summary>
    private static WeightsOptions Target(string? connection, string? address)
    {
        var named = new WeightsOptions { ConnectionString = connection, BlobServiceUri = address };
        var storage = named.AsksForStorage ? named : new WeightsOptions
        {
            ConnectionString = Environment.GetEnvironmentVariable("WeightsStorage"),
            BlobServiceUri = Environment.GetEnvironmentVariable("WeightsStorage__blobServiceUri"),
        };
        return storage.AsksForStorage ? storage : throw new InvalidOperationException("Where to? Name the storage account with --connection-string or --blob-service-uri.");
    }
}
