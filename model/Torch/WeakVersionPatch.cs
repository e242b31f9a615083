using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace DigitRecognizer.Model.Torch;

/// <summary>
/// Patches TorchSharp's native library so that it loads where libstdc++ is older than the one it was linked with.
/// libLibTorchSharp.so lists GLIBCXX_3.4.32 among the symbol versions it needs, although nothing in it is bound to a symbol of that
/// version. An entry marked weak (VER_FLG_WEAK in <c>.gnu.version_r</c>, see the Linux Standard Base, "Symbol Versioning") is not
/// required by the loader.
/// </summary>
public static class WeakVersionPatch
{
    private const string Version = "GLIBCXX_3.4.32";
    private const uint SectionTypeVersionNeeds = 0x6ffffffe;
    private const ushort Weak = 2;

    /// <summary>Patches the file if the system cannot load it as it is. The new content is written beside it and renamed.</summary>
    /// <returns>Whether the file was changed.</returns>
    [SupportedOSPlatform("linux")]
    public static bool ApplyWhereNeeded(string library)
    {
        if (!File.Exists(library) || NativeLibrary.TryLoad(library, out _))
        {
            return false;
        }

        var content = File.ReadAllBytes(library);
        if (!TryWeaken(content, Version))
        {
            return false;
        }

        var temporary = $"{library}.{Environment.ProcessId}.tmp";
        File.WriteAllBytes(temporary, content);
        File.SetUnixFileMode(temporary, File.GetUnixFileMode(library));
        File.Move(temporary, library, overwrite: true);
        return true;
    }

    /// <summary>Marks one needed version as weak, in place.</summary>
    /// <param name="elf">A 64-bit little-endian ELF file.</param>
    /// <param name="version">Name of the version, such as <c>GLIBCXX_3.4.32</c>.</param>
    /// <returns>False, with nothing changed, when the file is no such ELF, does not need the version, or has it weak already.</returns>
    public static bool TryWeaken(Span<byte> elf, string version)
    {
        if (elf.Length < 64 || !elf[..6].SequenceEqual<byte>([0x7f, (byte)'E', (byte)'L', (byte)'F', 2, 1]))
        {
            return false;
        }

        var sections = Int64(elf, 0x28);
        int size = UInt16(elf, 0x3a), count = UInt16(elf, 0x3c);
        for (var i = 0; i < count; i++)
        {
            var section = elf[(sections + i * size)..];
            if (UInt32(section, 4) == SectionTypeVersionNeeds)
            {
                var strings = elf[(sections + (int)UInt32(section, 0x28) * size)..];
                return Weaken(elf, Int64(section, 0x18), Int64(strings, 0x18), (int)UInt32(section, 0x2c), version);
            }
        }

        return false;
    }

    private static bool Weaken(Span<byte> elf, int offset, int names, int libraries, string version)
    {
        for (var need = offset; libraries > 0; libraries--, need += (int)UInt32(elf, need + 12))
        {
            var entry = need + (int)UInt32(elf, need + 8);
            for (int left = UInt16(elf, need + 2); left > 0; left--, entry += (int)UInt32(elf, entry + 12))
            {
                var flags = UInt16(elf, entry + 4);
                if ((flags & Weak) == 0 && NameIs(elf[(names + (int)UInt32(elf, entry + 8))..], version))
                {
                    BinaryPrimitives.WriteUInt16LittleEndian(elf[(entry + 4)..], (ushort)(flags | Weak));
                    return true;
                }
            }
        }

        return false;
    }

    private static bool NameIs(ReadOnlySpan<byte> text, string name)
    {
        Span<byte> wanted = stackalloc byte[name.Length + 1];
        System.Text.Encoding.ASCII.GetBytes(name, wanted);
        return text.StartsWith(wanted);
    }

    private static ushort UInt16(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);

    private static uint UInt32(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);

    private static int Int64(ReadOnlySpan<byte> bytes, int at) => checked((int)BinaryPrimitives.ReadInt64LittleEndian(bytes[at..]));
}
