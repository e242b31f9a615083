namespace DigitRecognizer.Api.Requests;

/// <summary>A body that has arrived whole, and the picture in it, not yet decoded.</summary>
/// <param name="Body">The bytes; disposed with this.</param>
/// <param name="Picture">The part of them that is the picture.</param>
internal readonly record struct ReceivedPicture(PooledFile Body, ReadOnlyMemory<byte> Picture) : IDisposable
{
    public void Dispose() => Body.Dispose();
}
