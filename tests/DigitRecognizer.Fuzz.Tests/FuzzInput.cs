namespace DigitRecognizer.Fuzz.Tests;

/// <summary>One request.</summary>
/// <param name="Path">Below <c>/api/</c>, with the query.</param>
/// <param name="ContentType">Sent as it is, valid or not.</param>
/// <param name="ContentEncoding">The same; null for none.</param>
/// <param name="Body">Its bytes.</param>
internal sealed record FuzzInput(string Path, string ContentType, string? ContentEncoding, byte[] Body)
{
    private const int MaxShownBytes = 3000;

    /// <summary>Enough to send it again.</summary>
    public override string ToString()
    {
        var shown = Convert.ToBase64String(Body.AsSpan(0, Math.Min(Body.Length, MaxShownBytes)));
        return $"{Path}, {ContentType}, {ContentEncoding ?? "plain"}, {Body.Length} bytes: {shown}";
    }

    public HttpRequestMessage ToRequest()
    {
        var content = new ByteArrayContent(Body);
        content.Headers.TryAddWithoutValidation("Content-Type", ContentType);
        if (ContentEncoding is not null)
        {
            content.Headers.TryAddWithoutValidation("Content-Encoding", ContentEncoding);
        }

        return new HttpRequestMessage(HttpMethod.Post, Path) { Content = content };
    }
}
