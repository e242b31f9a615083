using System.Text;

namespace DigitRecognizer.Load;

/// <summary>One answer as it came over the wire, valid until the connection's next exchange.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Head">Status line and headers.</param>
/// <param name="Body">The body.</param>
internal readonly record struct Reply(int Status, ReadOnlyMemory<byte> Head, ReadOnlyMemory<byte> Body)
{
    public string HeadText => Encoding.ASCII.GetString(Head.Span);

    public string BodyText => Encoding.UTF8.GetString(Body.Span);
}
