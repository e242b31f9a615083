using System.Buffers;

namespace DigitRecognizer.Normalization;

/// <summary>A picture of one value a pixel in a pooled buffer, row-major. Dispose returns the buffer; dispose one copy only.</summary>
internal readonly ref struct Plane<T>
    where T : unmanaged
{
    private readonly T[] _rented;

    /// <summary>The values start undefined.</summary>
    public Plane(int width, int height)
    {
        Width = width;
        Height = height;
        _rented = ArrayPool<T>.Shared.Rent(width * height);
        Values = _rented.AsSpan(0, width * height);
    }

    public int Width { get; }

    public int Height { get; }

    public Span<T> Values { get; }

    public Span<T> Row(int y) => Values.Slice(y * Width, Width);

    public void Dispose() => ArrayPool<T>.Shared.Return(_rented);
}
