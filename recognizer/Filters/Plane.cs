using System.Buffers;

namespace DigitRecognizer.Filters;

/// <summary>
/// A picture with one value for each pixel, row-major, in a pooled buffer. Dispose returns the buffer; dispose one copy only.
/// </summary>
internal readonly ref struct Plane<T>
    where T : unmanaged
{
    private readonly T[] _rented;

    /// <summary>Rents a buffer; its values are undefined.</summary>
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

    /// <summary>Another plane with the same values.</summary>
    public Plane<T> Copy()
    {
        var copy = new Plane<T>(Width, Height);
        Values.CopyTo(copy.Values);
        return copy;
    }

    /// <summary>Exchanges rows and columns, block by block, so that both planes stay in the cache.</summary>
    public void TransposeTo(Plane<T> target)
    {
        const int Block = 32;
        for (var top = 0; top < Height; top += Block)
        {
            for (var left = 0; left < Width; left += Block)
            {
                Transposition.Apply(
                    Values, Width, target.Values, Height, left, top, Math.Min(Block, Width - left), Math.Min(Block, Height - top));
            }
        }
    }

    public void Dispose() => ArrayPool<T>.Shared.Return(_rented);
}
