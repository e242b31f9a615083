using System.Buffers;

namespace DigitRecognizer.Filters;

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

    /// <summary>The same values, for what cannot take a span.</summary>
    public Memory<T> Memory => _rented.AsMemory(0, Width * Height);

    public Span<T> Row(int y) => Values.Slice(y * Width, Width);

    /// <summary>Exchanges rows and columns; blocks of them, so that neither side leaves the cache.</summary>
    public void TransposeTo(Plane<T> target)
    {
        const int block = 32;
        for (var top = 0; top < Height; top += block)
        {
            for (var left = 0; left < Width; left += block)
            {
                Transposition.Apply(Values, Width, target.Values, Height, left, top, Math.Min(block, Width - left), Math.Min(block, Height - top));
            }
        }
    }

    public void Dispose() => ArrayPool<T>.Shared.Return(_rented);
}
