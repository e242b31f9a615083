using Microsoft.Extensions.Options;

namespace DigitRecognizer.Weights;

/// <summary>Rejects invalid and contradictory settings. Messages do not contain values, because values may contain keys.</summary>
public sealed class WeightsOptionsValidator : IValidateOptions<WeightsOptions>
{
    public ValidateOptionsResult Validate(string? name, WeightsOptions options) =>
        Mistake(options) is { } mistake ? ValidateOptionsResult.Fail(mistake) : ValidateOptionsResult.Success;

    private static string? Mistake(WeightsOptions options)
    {
        if (options.ConnectionString is not null && options.BlobServiceUri is not null)
        {
            return $"{WeightsOptions.ConnectionStringKey} and {WeightsOptions.BlobServiceUriKey} are both set: remove one of them.";
        }

        if (options.ClientId is not null && options.BlobServiceUri is null)
        {
            return $"{WeightsOptions.ClientIdKey} is set without {WeightsOptions.BlobServiceUriKey}: "
                + "add the address of the storage account's blob service, or remove the client id.";
        }

        if (options.BlobServiceUri is { } address && !IsServiceAddress(address))
        {
            return $"{WeightsOptions.BlobServiceUriKey} must be an https address without a query, "
                + "such as https://ACCOUNT.blob.core.windows.net; http is allowed only for this machine.";
        }

        if (options.ConnectionString is { } connectionString && BlobAccount.Parse(connectionString) is { Mistake: { } reason })
        {
            return $"{WeightsOptions.ConnectionStringKey} is not the connection string of a storage account: {reason}";
        }

        return options.PollInterval >= WeightsOptions.MinPollInterval && options.PollInterval <= WeightsOptions.MaxPollInterval
            ? null
            : $"{WeightsOptions.PollIntervalKey} must be a time from {WeightsOptions.MinPollInterval} to {WeightsOptions.MaxPollInterval}, "
                + "such as 00:05:00.";
    }

    private static bool IsServiceAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback))
        && uri is { Query: "", Fragment: "", UserInfo: "" };
}
