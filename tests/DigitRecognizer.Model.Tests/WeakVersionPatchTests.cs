using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using DigitRecognizer.Model.Torch;
using TorchSharp;

namespace DigitRecognizer.Model.Tests;

public sealed class WeakVersionPatchTests
{
    private const int Needs = 64, Names = 64 + 16 + 2 * 16, Sections = 192;

    [Fact]
    public void Only_the_named_version_becomes_weak()
    {
        var elf = Library();

        Assert.True(WeakVersionPatch.TryWeaken(elf, "GLIBCXX_3.4.32"));

        var expected = Library();
        expected[Needs + 16 + 16 + 4] = 2;
        Assert.Equal(expected, elf);
    }

    [Fact]
    public void A_version_that_is_weak_already_stays_as_it_is()
    {
        var elf = Library();
        WeakVersionPatch.TryWeaken(elf, "GLIBCXX_3.4.32");

        Assert.False(WeakVersionPatch.TryWeaken(elf, "GLIBCXX_3.4.32"));
    }

    [Theory]
    [InlineData("GLIBCXX_3.4.3")]
    [InlineData("GLIBCXX_3.4.320")]
    public void A_version_that_is_not_needed_changes_nothing(string version)
    {
        var elf = Library();

        Assert.False(WeakVersionPatch.TryWeaken(elf, version));
        Assert.Equal(Library(), elf);
    }

    [Fact]
    public void Another_kind_of_file_changes_nothing() =>
        Assert.False(WeakVersionPatch.TryWeaken(Encoding.ASCII.GetBytes(new string('x', 100)), "GLIBCXX_3.4.32"));

    [Fact]
    public void Libtorch_computes_on_this_system()
    {
        TorchRuntime.EnsureStarted();

        using var sum = torch.ones(3).sum();

        Assert.Equal(3, sum.item<float>());
    }

    [Fact]
    public void A_library_that_loads_as_it_is_stays_untouched()
    {
        if (!OperatingSystem.IsLinux())
        {
            Assert.Skip("The patch is for Linux.");
            return;
        }

        TorchRuntime.EnsureStarted();
        var library = Path.Combine(AppContext.BaseDirectory, "runtimes", "linux-x64", "native", "libLibTorchSharp.so");
        Assert.True(NativeLibrary.TryLoad(library, out _));

        Assert.False(WeakVersionPatch.ApplyWhereNeeded(library));
    }

    /// <summary>A 64-bit ELF with one .gnu.version_r section: one library, two versions, and the strings they name.</summary>
    private static byte[] Library()
    {
        var elf = new byte[Sections + 2 * 64];
        new byte[] { 0x7f, (byte)'E', (byte)'L', (byte)'F', 2, 1 }.CopyTo(elf, 0);
        Write64(elf, 0x28, Sections);
        Write16(elf, 0x3a, 64);
        Write16(elf, 0x3c, 2);

        Write16(elf, Needs, 1);
        Write16(elf, Needs + 2, 2);
        Write32(elf, Needs + 8, 16);
        Write32(elf, Needs + 16 + 8, 1);
        Write32(elf, Needs + 16 + 12, 16);
        Write32(elf, Needs + 32 + 8, 15);
        Encoding.ASCII.GetBytes("\0GLIBCXX_3.4.11\0"[..15] + "GLIBCXX_3.4.32\0").CopyTo(elf, Names);

        Write32(elf, Sections + 4, 0x6ffffffe);
        Write64(elf, Sections + 0x18, Needs);
        Write32(elf, Sections + 0x28, 1);
        Write32(elf, Sections + 0x2c, 1);
        Write64(elf, Sections + 64 + 0x18, Names);
        return elf;
    }

    private static void Write16(byte[] bytes, int at, ushort value) => BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(at), value);

    private static void Write32(byte[] bytes, int at, uint value) => BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(at), value);

    private static void Write64(byte[] bytes, int at, ulong value) => BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(at), value);
}
