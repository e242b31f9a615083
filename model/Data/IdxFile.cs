using System.Buffers.Binary;

namespace DigitRecognizer.Model.Data;

/// <summary>
/// Reads IDX, the format of MNIST: two zero bytes, 0x08 for unsigned bytes, the number of dimensions,
/// each dimension as a big-endian 32-bit number, then the bytes in row-major order.
/// </summary>
public static class IdxFile
{
    /// <summary>Reads a file of pictures [count, height, width].</summary>
    /// <exception cref="InvalidDataException">Not IDX of bytes in three dimensions, or of another length than its header says.</exception>
    public static (int Count, int Height, int Width, byte[] Pixels) ReadImages(string path)
    {
        var (shape, values) = Read(path, dimensions: 3);
        return (shape[0], shape[1], shape[2], values);
    }

    /// <summary>Reads a file of labels [count].</summary>
    /// <exception cref="InvalidDataException">Not IDX of bytes in one dimension, or of another length than its header says.</exception>
    public static byte[] ReadLabels(string path) => Read(path, dimensions: 1).Values;

    private static (int[] Shape, byte[] Values) Read(string path, int dimensions)
    {
        var content = File.ReadAllBytes(path);
        var header = 4 + 4 * dimensions;
        if (content.Length < header || content[0] != 0 || content[1] != 0)
        {
            throw new InvalidDataException($"{path} is not an IDX file.");
        }

        if (content[2] != 0x08 || content[3] != dimensions)
        {
            throw new InvalidDataException(
                $"{path} contains type 0x{content[2]:x2} in {content[3]} dimensions; unsigned bytes (0x08) in {dimensions} are needed.");
        }

        var shape = new int[dimensions];
        long length = 1;
        for (var i = 0; i < dimensions; i++)
        {
            shape[i] = BinaryPrimitives.ReadInt32BigEndian(content.AsSpan(4 + 4 * i));
            length *= shape[i];
        }

        if (length != content.Length - header)
        {
            throw new InvalidDataException(
                $"{path} should have {string.Join(" x ", shape)} = {length} bytes after its header and has {content.Length - header}: "
                + "download it again.");
        }

        return (shape, content[header..]);
    }
}
