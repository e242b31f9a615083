using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace DigitRecognizer.Filters;

/// <summary>Exchanges rows and columns of a part of a plane, with vectors for values of one, two and four bytes.</summary>
internal static class Transposition
{
    private const int FourRows = 4, EightRows = 8;

    /// <param name="from">Rows of <paramref name="width"/> values.</param>
    /// <param name="width">Values in a row of the source.</param>
    /// <param name="to">Rows of <paramref name="height"/> values.</param>
    /// <param name="height">Values in a row of the target.</param>
    /// <param name="left">The part's first column in the source.</param>
    /// <param name="top">Its first row there.</param>
    /// <param name="columns">Its width.</param>
    /// <param name="rows">Its height.</param>
    public static void Apply<T>(ReadOnlySpan<T> from, int width, Span<T> to, int height, int left, int top, int columns, int rows)
        where T : unmanaged
    {
        int right = left + columns, bottom = top + rows, done = top;
        if (Unsafe.SizeOf<T>() == sizeof(uint))
        {
            for (; done + FourRows <= bottom; done += FourRows)
            {
                TransposeFourRows(MemoryMarshal.Cast<T, uint>(from), width, MemoryMarshal.Cast<T, uint>(to), height, left, done, right);
            }
        }

        if (Unsafe.SizeOf<T>() == sizeof(ushort))
        {
            for (; done + FourRows <= bottom; done += FourRows)
            {
                TransposeFourRows(MemoryMarshal.Cast<T, ushort>(from), width, MemoryMarshal.Cast<T, ushort>(to), height, left, done, right);
            }
        }

        if (Unsafe.SizeOf<T>() == sizeof(byte))
        {
            for (; done + EightRows <= bottom; done += EightRows)
            {
                TransposeEightRows(MemoryMarshal.AsBytes(from), width, MemoryMarshal.AsBytes(to), height, left, done, right);
            }
        }

        for (var y = done; y < bottom; y++)
        {
            for (int x = left, at = left * height + y; x < right; x++, at += height)
            {
                to[at] = from[y * width + x];
            }
        }
    }

    private static void TransposeFourRows(ReadOnlySpan<uint> from, int width, Span<uint> to, int height, int left, int y, int right)
    {
        var x = left;
        for (; x + FourRows <= right; x += FourRows)
        {
            var at = y * width + x;
            var a = Vector128.Create(from[at..]);
            var b = Vector128.Create(from[(at + width)..]);
            var c = Vector128.Create(from[(at + 2 * width)..]);
            var d = Vector128.Create(from[(at + 3 * width)..]);
            Vector128<uint> evenLeft = ZipLower(a, c), oddLeft = ZipLower(b, d), evenRight = ZipUpper(a, c), oddRight = ZipUpper(b, d);
            var target = x * height + y;
            ZipLower(evenLeft, oddLeft).CopyTo(to[target..]);
            ZipUpper(evenLeft, oddLeft).CopyTo(to[(target + height)..]);
            ZipLower(evenRight, oddRight).CopyTo(to[(target + 2 * height)..]);
            ZipUpper(evenRight, oddRight).CopyTo(to[(target + 3 * height)..]);
        }

        for (; x < right; x++)
        {
            for (var row = y; row < y + FourRows; row++)
            {
                to[x * height + row] = from[row * width + x];
            }
        }
    }

    /// <summary>
    /// Transposes four blocks of 4 x 4 16-bit values at once: exchanges off-diagonal quarters, then the quarters of each.
    /// </summary>
    private static void TransposeFourRows(ReadOnlySpan<ushort> from, int width, Span<ushort> to, int height, int left, int y, int right)
    {
        const ulong Halves = 0x0000_0000_FFFF_FFFF, Quarters = 0x0000_FFFF_0000_FFFF;
        var x = left;
        for (; x + Vector256<ushort>.Count <= right; x += Vector256<ushort>.Count)
        {
            var at = y * width + x;
            var a = Vector256.Create(from[at..]).AsUInt64();
            var b = Vector256.Create(from[(at + width)..]).AsUInt64();
            var c = Vector256.Create(from[(at + 2 * width)..]).AsUInt64();
            var d = Vector256.Create(from[(at + 3 * width)..]).AsUInt64();
            Exchange(ref a, ref c, 32, Halves);
            Exchange(ref b, ref d, 32, Halves);
            Exchange(ref a, ref b, 16, Quarters);
            Exchange(ref c, ref d, 16, Quarters);
            var target = to.Slice(x * height + y, (Vector256<ushort>.Count - 1) * height + FourRows);
            Write(a.GetLower(), b.GetLower(), c.GetLower(), d.GetLower(), target, height);
            Write(a.GetUpper(), b.GetUpper(), c.GetUpper(), d.GetUpper(), target[(2 * FourRows * height)..], height);
        }

        for (; x < right; x++)
        {
            for (var row = y; row < y + FourRows; row++)
            {
                to[x * height + row] = from[row * width + x];
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Write(Vector128<ulong> a, Vector128<ulong> b, Vector128<ulong> c, Vector128<ulong> d, Span<ushort> to, int height)
    {
        ref var first = ref MemoryMarshal.GetReference(to[..(7 * height + FourRows)]);
        Put(ref first, 0, a.ToScalar());
        Put(ref first, height, b.ToScalar());
        Put(ref first, 2 * height, c.ToScalar());
        Put(ref first, 3 * height, d.ToScalar());
        Put(ref first, 4 * height, a.GetElement(1));
        Put(ref first, 5 * height, b.GetElement(1));
        Put(ref first, 6 * height, c.GetElement(1));
        Put(ref first, 7 * height, d.GetElement(1));

        static void Put(ref ushort first, int at, ulong four) =>
            Unsafe.WriteUnaligned(ref Unsafe.As<ushort, byte>(ref Unsafe.Add(ref first, at)), four);
    }

    /// <summary>
    /// Transposes four blocks of 8 x 8 bytes at once: exchanges off-diagonal quarters, then the quarters of each, then those of each.
    /// </summary>
    private static void TransposeEightRows(ReadOnlySpan<byte> from, int width, Span<byte> to, int height, int left, int y, int right)
    {
        const ulong Halves = 0x0000_0000_FFFF_FFFF, Quarters = 0x0000_FFFF_0000_FFFF, Eighths = 0x00FF_00FF_00FF_00FF;
        Span<Vector256<ulong>> rows = stackalloc Vector256<ulong>[EightRows];
        var x = left;
        for (; x + Vector256<byte>.Count <= right; x += Vector256<byte>.Count)
        {
            for (var row = 0; row < EightRows; row++)
            {
                rows[row] = Vector256.Create(from[((y + row) * width + x)..]).AsUInt64();
            }

            for (var pair = 0; pair < EightRows / 2; pair++)
            {
                Exchange(ref rows[pair], ref rows[pair + 4], 32, Halves);
            }

            for (var pair = 0; pair < EightRows / 2; pair++)
            {
                var first = pair / 2 * 4 + pair % 2;
                Exchange(ref rows[first], ref rows[first + 2], 16, Quarters);
            }

            for (var pair = 0; pair < EightRows / 2; pair++)
            {
                Exchange(ref rows[2 * pair], ref rows[2 * pair + 1], 8, Eighths);
            }

            for (var square = 0; square < Vector256<ulong>.Count; square++)
            {
                for (var row = 0; row < EightRows; row++)
                {
                    MemoryMarshal.Write(to[((x + square * EightRows + row) * height + y)..], rows[row][square]);
                }
            }
        }

        for (; x < right; x++)
        {
            for (var row = y; row < y + EightRows; row++)
            {
                to[x * height + row] = from[row * width + x];
            }
        }
    }

    /// <summary>Exchanges the upper parts of one with the lower parts of the other.</summary>
    private static void Exchange(ref Vector256<ulong> one, ref Vector256<ulong> other, int shift, ulong lower)
    {
        var different = (Vector256.ShiftRightLogical(one, shift) ^ other) & Vector256.Create(lower);
        other ^= different;
        one ^= Vector256.ShiftLeft(different, shift);
    }

    private static Vector128<uint> ZipLower(Vector128<uint> a, Vector128<uint> b) =>
        (Vector128.WidenLower(a) | Vector128.ShiftLeft(Vector128.WidenLower(b), 32)).AsUInt32();

    private static Vector128<uint> ZipUpper(Vector128<uint> a, Vector128<uint> b) =>
        (Vector128.WidenUpper(a) | Vector128.ShiftLeft(Vector128.WidenUpper(b), 32)).AsUInt32();
}
