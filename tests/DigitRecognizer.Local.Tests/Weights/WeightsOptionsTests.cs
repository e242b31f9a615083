using DigitRecognizer.Testing;
using DigitRecognizer.Weights;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace DigitRecognizer.Local.Tests.Weights;

public sealed class WeightsOptionsTests
{
    private const string Address = "https://account.blob.core.windows.net";

    private static readonly string Connection = Azurite.ConnectionStringFor("http://127.0.0.1:10000/devstoreaccount1");

    [Fact]
    public void Settings_are_read_under_their_names_and_empty_ones_do_not_count()
    {
        var options = Bind(("WeightsStorage", ""), ("WeightsStorage:blobServiceUri", Address), ("WeightsStorage:clientId", "id"),
            ("WeightsStorage:pollInterval", "00:01:00"));

        Assert.Null(options.ConnectionString);
        Assert.Equal((Address, "id", TimeSpan.FromMinutes(1)), (options.BlobServiceUri, options.ClientId, options.PollInterval));
        Assert.True(options.UsesStorage);
        Assert.False(Bind().UsesStorage);
    }

    [Theory]
    [InlineData(Address, null)]
    [InlineData("https://account.blob.core.windows.net/", "id")]
    [InlineData("http://127.0.0.1:10000/devstoreaccount1", null)]
    [InlineData("http://localhost:10000/", null)]
    public void Storage_with_an_identity_needs_an_address_and_may_have_a_client_id(string address, string? clientId) =>
        Assert.Null(Mistake(new WeightsOptions { BlobServiceUri = address, ClientId = clientId }));

    [Theory]
    [InlineData("UseDevelopmentStorage=true")]
    [InlineData("DefaultEndpointsProtocol=https;AccountName=account;AccountKey=a2V5;EndpointSuffix=core.windows.net")]
    [InlineData("AccountName=account;AccountKey=a2V5")]
    [InlineData("BlobEndpoint=https://account.blob.core.windows.net;SharedAccessSignature=sv=2023-11-03&sig=x")]
    public void The_forms_of_a_connection_string_are_known(string connectionString) =>
        Assert.Null(Mistake(new WeightsOptions { ConnectionString = connectionString }));

    [Fact]
    public void Both_forms_of_storage_are_refused() =>
        Assert.Contains("remove one of them", Mistake(new WeightsOptions { ConnectionString = Connection, BlobServiceUri = Address }),
            StringComparison.Ordinal);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_client_id_without_an_address_is_refused(bool withConnectionString) => Assert.Contains(
        "WeightsStorage:clientId is set without WeightsStorage:blobServiceUri",
        Mistake(new WeightsOptions { ClientId = "id", ConnectionString = withConnectionString ? Connection : null }),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("nonsense")]
    [InlineData("http://account.blob.core.windows.net")]
    [InlineData("ftp://127.0.0.1/")]
    [InlineData("https://account.blob.core.windows.net/?sv=2023-11-03&sig=secret")]
    public void An_address_that_is_no_https_address_is_refused(string address) =>
        Assert.Contains("must be an https address", Mistake(new WeightsOptions { BlobServiceUri = address }), StringComparison.Ordinal);

    [Theory]
    [InlineData("secret", "NAME=VALUE")]
    [InlineData("AccountName=a;AccountName=secret", "each name once")]
    [InlineData("AccountKey=c2VjcmV0", "add AccountName")]
    [InlineData("AccountName=secret", "AccountKey")]
    [InlineData("AccountName=a;AccountKey=secret!", "not Base64")]
    [InlineData("BlobEndpoint=secret;SharedAccessSignature=sig=x", "BlobEndpoint")]
    public void A_connection_string_that_cannot_be_parsed_is_refused_and_not_repeated(string connectionString, string advice)
    {
        var mistake = Mistake(new WeightsOptions { ConnectionString = connectionString });

        Assert.Contains("WeightsStorage is not the connection string of a storage account", mistake, StringComparison.Ordinal);
        Assert.Contains(advice, mistake, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", mistake, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("five minutes")]
    [InlineData("00:00:00.5")]
    [InlineData("300")]
    [InlineData("01:00:01")]
    [InlineData("-00:05:00")]
    public void A_poll_interval_out_of_range_is_refused(string interval) => Assert.Contains(
        "WeightsStorage:pollInterval must be a time from 00:00:01 to 01:00:00", Mistake(Bind(("WeightsStorage:pollInterval", interval))),
            StringComparison.Ordinal);

    [Fact]
    public void The_connection_string_is_in_no_text_of_the_options() =>
        Assert.DoesNotContain("AccountKey", Text(new WeightsOptions { ConnectionString = Connection }), StringComparison.Ordinal);

    private static string? Text(object value) => value.ToString();

    private static string? Mistake(WeightsOptions options) => new WeightsOptionsValidator().Validate(name: null, options).FailureMessage;

    private static WeightsOptions Bind(params (string Name, string Value)[] settings)
    {
        var options = new WeightsOptions();
        options.Bind(new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Name, (string?)setting.Value))).Build());
        return options;
    }
}
