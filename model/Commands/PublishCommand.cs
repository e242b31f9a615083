using System.CommandLine;
using DigitRecognizer.Networks;
using DigitRecognizer.Weights;
using Spectre.Console;

namespace DigitRecognizer.Model.Commands;

/// <summary><c>publish</c>: uploads the weights file to Blob Storage.</summary>
internal static class PublishCommand
{
    public static Command Create()
    {
        var connection = new Option<string?>("--connection-string")
        {
            Description =
                "Connection string of the storage account; UseDevelopmentStorage=true is Azurite. Default, if neither option is "
                + "given: the environment variable WeightsStorage.",
        };
        var address = new Option<string?>("--blob-service-uri")
        {
            Description =
                "Address of the account's blob service, accessed as the signed-in developer or the machine's managed identity. "
                + "Default, if neither option is given: the environment variable WeightsStorage__blobServiceUri.",
        };
        var command = new Command(
            "publish",
            $"Upload the weights file to Blob Storage ({WeightsBlob.ContainerName}/{WeightsBlob.BlobName}). A running Function App "
            + "loads it within minutes.")
        {
            CommonOptions.Model, connection, address,
        };
        command.SetAction((result, cancellationToken) => Failures.ExplainAsync(async () =>
        {
            var storage = Target(result.GetValue(connection), result.GetValue(address));
            var onnx = await File.ReadAllBytesAsync(result.GetValue(CommonOptions.Model)!.FullName, cancellationToken);
            using var network = LeNet.Load(onnx);
            var blob = await BlobPublisher.PublishAsync(onnx, storage, cancellationToken);
            AnsiConsole.WriteLine(
                $"Published version {network.Info.Version} to {blob}. A running Function App loads it within minutes; /api/health "
                + "shows the version in use.");
        }));
        return command;
    }

    /// <summary>
    /// The environment variable is used where no option is given. It is not the option's default, because --help prints defaults, and a
    /// connection string contains a key.
    /// </summary>
    private static WeightsOptions Target(string? connection, string? address)
    {
        var storage = connection is null && address is null
            ? new WeightsOptions
            {
                ConnectionString = Variable("WeightsStorage"),
                BlobServiceUri = Variable("WeightsStorage__blobServiceUri"),
            }
            : new WeightsOptions { ConnectionString = connection, BlobServiceUri = address };
        if (!storage.UsesStorage)
        {
            throw new InvalidOperationException("No storage account is given: add --connection-string or --blob-service-uri.");
        }

        var validation = new WeightsOptionsValidator().Validate(name: null, storage);
        return validation.Failed ? throw new InvalidOperationException(validation.FailureMessage) : storage;

        static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
    }
}
