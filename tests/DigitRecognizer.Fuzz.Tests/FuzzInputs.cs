using System.IO.Compression;
using System.Text;
using CsCheck;
using DigitRecognizer.Conformance;
using DigitRecognizer.Conformance.Contract;
using SkiaSharp;

namespace DigitRecognizer.Fuzz.Tests;

/// <summary>
/// Requests that are nearly valid: sound JSON, forms and pictures of every format with some bytes changed, and pieces of JSON in any order.
/// </summary>
internal static class FuzzInputs
{
    private const uint Stream = 17;

    private static readonly string[] JsonPieces =
    [
        "{", "}", "[", "]", "[[", "]]", "[[[[", ",", ":", "\"data\"", "\"data\":[[", "1", "255", "256", "-1",
        "0.5", "1.05", "-0.01", "1e400", "1E-5", "null", "true", "\"x\"", "\\", "\"\\u00", "\"\\ud800\"", "\"\\ud83d\\ude00\":",
        " ", "\n", "\u00e9", "\ufeff", "[1,2,3]", "[0,255,0,1]", "NaN", "-Infinity",
    ];

    private static readonly byte[][] Jsons = [.. MakeJsons().Select(Encoding.UTF8.GetBytes)];

    private static readonly byte[][] Files = [.. DecoderCases.All.Values.Select(file => file.Make()), .. MakeSevens()];

    private static readonly byte[][] Forms =
    [
        Form("name=\"file\"; filename=\"a.png\"", DrawnSeven.Png()),
        Form("name=\"picture\"", Encoding.ASCII.GetBytes(Convert.ToBase64String(DrawnSeven.Png()))),
        [.. Form("name=\"options\"; filename=\"blob\"", "{}"u8.ToArray())[..^7], .. Form("name=\"file\"; filename=\"\"", DrawnSeven.Png())],
    ];

    private static readonly Gen<string> Query = Gen.OneOf<string>(
        "", "?mode=number", "?explain=true", "?explain=layers", "?mode=number&explain=true");

    private static readonly Gen<string> JsonType = OneOftenOf(
        "application/json", "application/json; charset=utf8", "application/json; charset=utf-16", "text/plain", "");

    private static readonly Gen<string> FormType = OneOftenOf(
        "multipart/form-data; boundary=x", "multipart/form-data", "multipart/form-data; boundary=\"", "application/json");

    private static readonly Gen<string> FileType = OneOftenOf("image/png", "application/octet-stream", "image/", "image/svg+xml", ";;");

    private static readonly Gen<byte[]> Noise = Gen.Byte.Array[0, 300];

    private static readonly Gen<byte[]> AlmostJson =
        Gen.OneOf<string>(JsonPieces).Array[0, 40].Select(pieces => Encoding.UTF8.GetBytes(string.Concat(pieces)));

    private static readonly Gen<FuzzInput> Plain = Gen.Frequency<FuzzInput>(
        (4, Input("predict", JsonType, Mutated(Jsons))),
        (2, Input("predict", JsonType, AlmostJson)),
        (6, Input("predict_test", FileType, Mutated(Files))),
        (3, Input("predict_test", FormType, Mutated(Forms))),
        (1, Input("predict", JsonType, Noise)),
        (1, Input("predict_test", FormType, Noise)));

    private static readonly Gen<FuzzInput> Packed = Gen.Select(
        Plain, Gen.OneOf<string>("gzip", "deflate", "br"), Gen.Bool, Gen.Int, (input, encoding, isDamaged, seed) =>
        {
            var packed = Pack(input.Body, encoding);
            return input with { ContentEncoding = encoding, Body = isDamaged ? FileMutation.Mutate(packed, new Random(seed)) : packed };
        });

    private static readonly Gen<FuzzInput> Any = Gen.Frequency<FuzzInput>((9, Plain), (1, Packed));

    /// <summary>The same input for the same seed and number, on every machine.</summary>
    public static FuzzInput At(ulong seed, int number) => Any.Generate(new PCG(Stream, seed + (ulong)number), null, out _);

    private static Gen<FuzzInput> Input(string path, Gen<string> contentType, Gen<byte[]> body) =>
        Gen.Select(Query, contentType, body, (query, type, bytes) => new FuzzInput(path + query, type, null, bytes));

    private static Gen<byte[]> Mutated(byte[][] sources) =>
        Gen.Select(Gen.OneOf<byte[]>(sources), Gen.Int, (source, seed) => FileMutation.Mutate(source, new Random(seed)));

    private static Gen<string> OneOftenOf(string usual, params string[] others) =>
        Gen.Frequency<string>((9, Gen.Const(usual)), (1, Gen.OneOf<string>(others)));

    private static IEnumerable<string> MakeJsons()
    {
        using var small = DrawnSeven.Draw(28, 28);
        using var tiny = DrawnSeven.Draw(12, 9);
        yield return PixelJson.Write(small);
        yield return PixelJson.Write(small, channels: 3);
        yield return PixelJson.Write(tiny, channels: 4, scale: 1);
        yield return PixelJson.Write(tiny, channels: 1)
            .Replace("{\"data\":", "{\"a\":{\"b\":[1,\"\\u00e9\"]},\"data\":[", StringComparison.Ordinal)
            .Replace("]]]}", "]]]]}", StringComparison.Ordinal);
    }

    private static IEnumerable<byte[]> MakeSevens()
    {
        using var seven = DrawnSeven.Draw();
        yield return DrawnSeven.Encode(seven);
        yield return DrawnSeven.Encode(seven, SKEncodedImageFormat.Jpeg);
        yield return DrawnSeven.Encode(seven, SKEncodedImageFormat.Jpeg)[..^2];
        yield return DrawnSeven.Encode(seven, SKEncodedImageFormat.Webp);
    }

    private static byte[] Form(string disposition, byte[] content) =>
        [.. Encoding.ASCII.GetBytes($"--x\r\nContent-Disposition: form-data; {disposition}\r\n\r\n"), .. content, .. "\r\n--x--\r\n"u8];

    private static byte[] Pack(byte[] body, string encoding)
    {
        using var packed = new MemoryStream();
        using (Stream packing = encoding switch
        {
            "gzip" => new GZipStream(packed, CompressionLevel.Fastest),
            "deflate" => new ZLibStream(packed, CompressionLevel.Fastest),
            _ => new BrotliStream(packed, CompressionLevel.Fastest),
        })
        {
            packing.Write(body);
        }

        return packed.ToArray();
    }
}
