using DigitRecognizer.Model.Data;

namespace DigitRecognizer.Model.Tests;

public sealed class IdxFileTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    [Fact]
    public void Pictures_come_with_their_shape()
    {
        File.WriteAllBytes(_path, [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 3, 1, 2, 3, 4, 5, 6]);

        var (count, height, width, pixels) = IdxFile.ReadImages(_path);

        Assert.Equal((2, 1, 3), (count, height, width));
        Assert.Equal([1, 2, 3, 4, 5, 6], pixels);
    }

    [Fact]
    public void Labels_come_in_order()
    {
        File.WriteAllBytes(_path, [0, 0, 8, 1, 0, 0, 0, 3, 7, 2, 1]);

        Assert.Equal([7, 2, 1], IdxFile.ReadLabels(_path));
    }

    [Theory]
    [InlineData(new byte[] { 1, 2, 3 }, "not an IDX file")]
    [InlineData(new byte[] { 0x1f, 0x8b, 8, 1, 0, 0, 0, 0 }, "not an IDX file")]
    [InlineData(new byte[] { 0, 0, 13, 1, 0, 0, 0, 0 }, "type 0x0d")]
    [InlineData(new byte[] { 0, 0, 8, 3, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 1 }, "3 dimensions")]
    [InlineData(new byte[] { 0, 0, 8, 1, 0, 0, 0, 4, 7, 2 }, "should have 4 = 4 bytes after its header and has 2")]
    public void A_broken_file_is_refused_with_the_reason(byte[] content, string reason)
    {
        File.WriteAllBytes(_path, content);

        var error = Assert.Throws<InvalidDataException>(() => IdxFile.ReadLabels(_path));

        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.Contains(_path, error.Message, StringComparison.Ordinal);
    }

    public void Dispose() => File.Delete(_path);
}
