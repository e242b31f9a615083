using System.Globalization;
using System.Net;
using System.Text;
using SkiaSharp;
using Xunit;

namespace DigitRecognizer.Conformance.Contract;

public abstract partial class ContractSuite
{
    [Theory]
    [InlineData(1, 1.0000001)]
    [InlineData(1, 1.02)]
    [InlineData(1, 1.1)]
    [InlineData(0, -0.001)]
    [InlineData(0, -0.1)]
    public async Task An_overshoot_of_a_scale_of_0_to_1_is_clipped(double value, double overshoot)
    {
        using var seven = DrawnSeven.Draw();
        var body = PixelJson.Write(seven, scale: 1);
        var changed = body.Replace(string.Create(CultureInfo.InvariantCulture, $"[{value},"),
            string.Create(CultureInfo.InvariantCulture, $"[{overshoot},"), StringComparison.Ordinal)
            .Replace(string.Create(CultureInfo.InvariantCulture, $",{value},"),
                string.Create(CultureInfo.InvariantCulture, $",{overshoot},"), StringComparison.Ordinal);

        var expected = await Exchange.PostJsonAsync(Client, body, "predict?explain=true");
        var answer = await Exchange.PostJsonAsync(Client, changed, "predict?explain=true");

        Assert.NotEqual(body, changed);
        Assert.Equal(7, answer.AssertPrediction());
        Assert.Equal(expected.Body.GetRawText(), answer.Body.GetRawText());
    }

    [Theory]
    [InlineData(255, 1)]
    [InlineData(1, 255)]
    public async Task Alpha_has_a_scale_of_its_own(int colourScale, int alphaScale)
    {
        using var seven = DrawnSeven.Draw();
        var answer = await Exchange.PostJsonAsync(Client, InkAsAlpha(seven, colourScale, alphaScale));

        Assert.Equal(7, answer.AssertPrediction());
    }

    [Fact]
    public async Task Truth_values_are_ink_and_paper()
    {
        using var seven = DrawnSeven.Draw();

        var answer = await Exchange.PostJsonAsync(Client, Rows(seven, grey => grey > 127 ? "true" : "false"));

        Assert.Equal(7, answer.AssertPrediction());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task A_byte_order_mark_is_ignored(int channels)
    {
        using var seven = DrawnSeven.Draw();
        byte[] body = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(PixelJson.Write(seven, channels))];

        var answer = await Exchange.PostBytesAsync(Client, "predict", body, "application/json");

        Assert.Equal(7, answer.AssertPrediction());
    }

    [Theory]
    [InlineData("application/json; charset=utf8")]
    [InlineData("application/json; charset=\"UTF-8\"")]
    [InlineData("Application/JSON")]
    public async Task Every_way_to_name_UTF_8_is_known(string contentType)
    {
        using var seven = DrawnSeven.Draw();

        var answer = await Exchange.PostBytesAsync(Client, "predict", Encoding.UTF8.GetBytes(PixelJson.Write(seven)), contentType);

        Assert.Equal(7, answer.AssertPrediction());
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public async Task UTF_16_is_named(bool bigEndian, bool byteOrderMark)
    {
        var encoding = new UnicodeEncoding(bigEndian, byteOrderMark);
        byte[] body = [.. encoding.GetPreamble(), .. encoding.GetBytes("""{"data":[[1,2]]}""")];

        var answer = await Exchange.PostBytesAsync(Client, "predict", body, "application/json");

        answer.AssertProblem(HttpStatusCode.BadRequest, "/problems/malformed-json", "UTF-16");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task A_batch_of_one_picture_is_read(int channels)
    {
        using var seven = DrawnSeven.Draw();
        var picture = PixelJson.Write(seven, channels);
        var batch = picture.Replace("{\"data\":", "{\"data\": [", StringComparison.Ordinal).Replace("]}", "]]}", StringComparison.Ordinal);

        var answer = await Exchange.PostJsonAsync(Client, batch);

        Assert.Equal(7, answer.AssertPrediction());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Channels_first_are_refused_with_the_order_to_use(int channels)
    {
        using var seven = DrawnSeven.Draw(28, 28);
        var plane = Rows(seven, grey => grey.ToString(CultureInfo.InvariantCulture))["{\"data\":".Length..^1];

        var answer = await Exchange.PostJsonAsync(Client, $"{{\"data\":[{string.Join(',', Enumerable.Repeat(plane, channels))}]}}");

        answer.AssertProblem(HttpStatusCode.BadRequest, "/problems/wrong-channels", "channels last");
    }

    [Theory]
    [InlineData(784, "28 rows of 28")]
    [InlineData(100, "10 rows of 10")]
    [InlineData(7, "rows of numbers")]
    public async Task A_flat_list_is_refused_with_the_rows_to_send(int count, string advice)
    {
        var answer = await Exchange.PostJsonAsync(Client, $"{{\"data\":[{string.Join(',', Enumerable.Repeat("0", count))}]}}");

        answer.AssertProblem(HttpStatusCode.BadRequest, "/problems/invalid-data", advice);
    }

    [Theory]
    [InlineData(784, 1)]
    [InlineData(1, 784)]
    [InlineData(2, 392)]
    [InlineData(392, 2)]
    [InlineData(7, 112)]
    [InlineData(112, 7)]
    [InlineData(196, 4)]
    [InlineData(4, 196)]
    public async Task The_pixels_of_28_by_28_in_another_shape_are_refused(int width, int height)
    {
        using var seven = DrawnSeven.Draw(28, 28);
        var numbers = Enumerable.Range(0, 784).Select(i => seven.GetPixel(i % 28, i / 28).Red.ToString(CultureInfo.InvariantCulture))
            .ToArray();
        var rows = numbers.Chunk(width).Select(row => $"[{string.Join(',', row)}]");

        var answer = await Exchange.PostJsonAsync(Client, $"{{\"data\":[{string.Join(',', rows)}]}}");

        Assert.Equal(height, rows.Count());
        answer.AssertProblem(HttpStatusCode.BadRequest, "/problems/wrong-shape", "28 rows of 28");
    }

    [Theory]
    [InlineData(4, 40)]
    [InlineData(40, 4)]
    [InlineData(3, 3)]
    [InlineData(1, 12)]
    [InlineData(200, 2)]
    public async Task A_picture_with_a_side_under_5_pixels_is_not_accepted(int width, int height)
    {
        var row = Enumerable.Range(0, width).Select(x => x == width / 2 || width == 1 ? "0" : "255").ToArray();
        var rows = Enumerable.Range(0, height).Select(y => width == 1 && y % 6 < 3 ? "[255]" : $"[{string.Join(',', row)}]");
        var body = $"{{\"data\":[{string.Join(',', rows)}]}}";

        var digit = await Exchange.PostJsonAsync(Client, body);
        var number = await Exchange.PostJsonAsync(Client, body, "predict?mode=number");

        digit.AssertPrediction();
        Assert.Equal("not_a_digit", digit.Body.GetProperty("reason").GetString());
        Assert.False(number.Status == HttpStatusCode.OK && number.Body.GetProperty("accepted").GetBoolean(), number.Body.GetRawText());
    }

    private static string Rows(SKBitmap bitmap, Func<byte, string> write)
    {
        var rows = Enumerable.Range(0, bitmap.Height).Select(y =>
            $"[{string.Join(',', Enumerable.Range(0, bitmap.Width).Select(x => write(bitmap.GetPixel(x, y).Red)))}]");
        return $"{{\"data\":[{string.Join(',', rows)}]}}";
    }

    /// <summary>Ink as opaque pixels of the highest colour but one channel, paper as clear ones.</summary>
    private static string InkAsAlpha(SKBitmap bitmap, int colourScale, int alphaScale) => Rows(bitmap, grey => grey < 128
        ? string.Create(CultureInfo.InvariantCulture, $"[0,0,{colourScale},{alphaScale}]")
        : string.Create(CultureInfo.InvariantCulture, $"[{colourScale},{colourScale},{colourScale},0]"));
}
