using System.Text;
using CsCheck;
using Xunit;

namespace DigitRecognizer.Conformance.Contract;

public abstract partial class ContractSuite
{
    private const int Tries = 400;

    private static readonly Gen<byte[]> Noise = Gen.Byte.Array[0, 300];

    // Pieces of JSON put together at random reach places that random bytes never do.
    private static readonly string[] Pieces =
    [
        "{", "}", "[", "]", "[[", "]]", ",", ":", "\"data\"", "\"data\":[[", "1", "255", "256", "-1", "0.5", "1e400", "1E-5", "null",
            "true", "\"x\"",
        "\\", "\"\\u00", " ", "\n", "\u00e9", "[1,2,3]", "[0,255,0,255]", "NaN",
    ];

    private static readonly Gen<byte[]> AlmostJson = Gen.Int[0, Pieces.Length - 1].Array[0, 40].Select(
        chosen => Encoding.UTF8.GetBytes(string.Concat(chosen.Select(piece => Pieces[piece]))));

    [Fact]
    public Task No_bytes_sent_as_JSON_make_the_service_fail() =>
        Gen.OneOf(Noise, AlmostJson, Damaged(SmallJson())).SampleAsync(
            async body => await Exchange.PostBytesAsync(Client, "predict", body, "application/json"), iter: Tries, threads: 2);

    [Fact]
    public Task No_bytes_sent_as_a_file_make_the_service_fail() =>
        Gen.OneOf(Noise, Damaged(DrawnSeven.Png())).SampleAsync(
            async file => await Exchange.PostFileAsync(Client, file), iter: Tries, threads: 2);

    [Fact]
    public Task No_bytes_sent_as_a_form_make_the_service_fail() =>
        Gen.OneOf(Noise, Damaged(SmallForm())).SampleAsync(
            async body =>
                await Exchange.PostBytesAsync(Client, "predict_test", body, "multipart/form-data; boundary=x"), iter: Tries, threads: 2);

    /// <summary>Some bytes overwritten, and perhaps the end cut off.</summary>
    private static Gen<byte[]> Damaged(byte[] sound) =>
        Gen.Select(Gen.Int[0, sound.Length], Gen.Select(Gen.Int[0, sound.Length - 1], Gen.Byte).Array[0, 6], (length, changes) =>
        {
            var damaged = sound.ToArray();
            foreach (var (place, value) in changes)
            {
                damaged[place] = value;
            }

            return length % 2 == 0 ? damaged : damaged[..length];
        });

    private static byte[] SmallJson()
    {
        using var seven = DrawnSeven.Draw(8, 8);
        return Encoding.UTF8.GetBytes(PixelJson.Write(seven, channels: 4));
    }

    private static byte[] SmallForm()
    {
        using var seven = DrawnSeven.Draw(16, 16);
        return
        [
            .. "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\nContent-Type: image/png\r\n\r\n"u8,
            .. DrawnSeven.Encode(seven),
            .. "\r\n--x--\r\n"u8,
        ];
    }
}
