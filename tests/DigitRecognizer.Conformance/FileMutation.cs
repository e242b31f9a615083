using System.Buffers.Binary;
using System.IO.Hashing;

namespace DigitRecognizer.Conformance;

/// <summary>Changes a picture file at random, and repairs the check sums of a PNG so that the changes get past them.</summary>
internal static class FileMutation
{
    private const int PngSignatureLength = 8, PngChunkOverhead = 12, MaxChanges = 6, MaxBlock = 32;

    /// <summary>Numbers at the limits of what a field can hold.</summary>
    private static readonly uint[] Limits = [0, 1, 0x7F, 0x80, 0xFF, 0x7FFF, 0x8000, 0xFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF];

    public static byte[] Mutate(byte[] file, Random random)
    {
        var changed = file.ToList();
        for (var left = random.Next(1, MaxChanges); left > 0 && changed.Count > MaxBlock; left--)
        {
            Change(changed, random);
        }

        byte[] result = [.. changed];
        RepairCheckSums(result);
        return result;
    }

    private static void Change(List<byte> file, Random random)
    {
        // Headers decide most, so half of all changes are in the first bytes.
        var at = random.Next(random.Next(2) == 0 ? Math.Min(file.Count, 64) : file.Count);
        var length = Math.Min(random.Next(1, MaxBlock), file.Count - at);
        switch (random.Next(6))
        {
            case 0:
                file[at] ^= (byte)(1 << random.Next(8));
                break;
            case 1:
                file[at] = (byte)random.Next(256);
                break;
            case 2:
                WriteLimit(file, at, random);
                break;
            case 3:
                file.RemoveRange(at, length);
                break;
            case 4:
                file.InsertRange(at, file.GetRange(at, length));
                break;
            default:
                file.RemoveRange(at, file.Count - at > 1 && random.Next(8) == 0 ? file.Count - at : 1);
                break;
        }
    }

    private static void WriteLimit(List<byte> file, int at, Random random)
    {
        Span<byte> bytes = stackalloc byte[sizeof(uint)];
        var value = Limits[random.Next(Limits.Length)];
        if (random.Next(2) == 0)
        {
            BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        }
        else
        {
            BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        }

        for (var i = 0; i < bytes.Length && at + i < file.Count; i++)
        {
            file[at + i] = bytes[i];
        }
    }

    private static void RepairCheckSums(Span<byte> file)
    {
        if (file.Length < PngSignatureLength || !file.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G']))
        {
            return;
        }

        for (var rest = file[PngSignatureLength..]; rest.Length >= PngChunkOverhead;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(rest);
            if (length > rest.Length - PngChunkOverhead)
            {
                return;
            }

            var end = 8 + (int)length;
            BinaryPrimitives.WriteUInt32BigEndian(rest[end..], Crc32.HashToUInt32(rest[4..end]));
            rest = rest[(end + 4)..];
        }
    }
}
