using System.Net;
using System.Text.Json;
using SkiaSharp;
using Xunit;

namespace DigitRecognizer.Conformance.Contract;

public abstract partial class ContractSuite
{
    private static readonly SKRectI[] Places =
        [SKRectI.Create(40, 60, 70, 110), SKRectI.Create(160, 50, 70, 110), SKRectI.Create(290, 65, 70, 110)];

    [Theory]
    [InlineData("predict")]
    [InlineData("predict_test")]
    public async Task A_number_is_read_digit_by_digit_with_a_box_for_each(string path)
    {
        var answer = await PostNumberAsync($"{path}?mode=number", path);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("777", answer.Body.GetProperty("number").GetString());
        Assert.Equal("777", answer.Body.GetProperty("text").GetString());
        Assert.Equal(0, answer.Body.GetProperty("signs").GetArrayLength());
        var digits = answer.Body.GetProperty("digits").EnumerateArray().ToArray();
        Assert.Equal(Places.Length, digits.Length);
        Assert.All(digits, digit => Assert.Equal(7, digit.GetProperty("predicted_class").GetInt32()));
        Assert.All(digits.Zip(Places), pair => AssertBox(pair.First.GetProperty("box"), pair.Second));
        Assert.Equal(digits.Min(digit => digit.GetProperty("confidence").GetSingle()), answer.Body.GetProperty("confidence").GetSingle());
        Assert.NotEqual(answer.Body.GetProperty("accepted").GetBoolean(), answer.Body.TryGetProperty("reason", out _));
        Assert.False(answer.Body.TryGetProperty("picture", out _));
        Assert.False(digits[0].TryGetProperty("input", out _));
    }

    [Fact]
    public async Task A_sign_is_named_with_its_box_and_the_number_is_not_accepted()
    {
        using var number = DrawnSeven.Draw(400, 240, box: Places[0]);
        using var canvas = new SKCanvas(number);
        using var paint = new SKPaint { Color = SKColors.Black };
        DrawnSeven.DrawOn(canvas, Places[2]);
        canvas.DrawRect(SKRect.Create(175, 108, 50, 12), paint);
        canvas.Flush();

        var answer = await Exchange.PostFileAsync(Client, DrawnSeven.Encode(number), "predict_test?mode=number");

        Assert.Equal("77", answer.Body.GetProperty("number").GetString());
        Assert.Equal("7-7", answer.Body.GetProperty("text").GetString());
        Assert.False(answer.Body.GetProperty("accepted").GetBoolean());
        Assert.Equal("not_only_digits", answer.Body.GetProperty("reason").GetString());
        var sign = Assert.Single(answer.Body.GetProperty("signs").EnumerateArray());
        Assert.Equal("-", sign.GetProperty("sign").GetString());
        AssertBox(sign.GetProperty("box"), SKRectI.Create(175, 108, 50, 12));
    }

    [Fact]
    public async Task A_number_is_explained_when_asked_for()
    {
        var answer = await PostNumberAsync("predict_test?mode=number&explain=true", "predict_test");

        Assert.Equal("dark_on_light", answer.Body.GetProperty("polarity").GetString());
        Assert.Equal(255, answer.Body.GetProperty("background").GetInt32());
        Assert.Equal((400, 240), (answer.Body.GetProperty("picture").GetProperty("width").GetInt32(),
            answer.Body.GetProperty("picture").GetProperty("height").GetInt32()));
        Assert.All(answer.Body.GetProperty("digits").EnumerateArray(), digit =>
            Assert.Equal(28 * 28, digit.GetProperty("input").GetBytesFromBase64().Length));
    }

    [Fact]
    public async Task A_blank_picture_of_a_number_is_refused()
    {
        var answer = await Exchange.PostJsonAsync(Client, PixelJson.Constant(40, 20, "9"), "predict?mode=number");

        answer.AssertProblem(HttpStatusCode.UnprocessableEntity, "/problems/blank-image");
    }

    [Fact]
    public async Task Layers_are_shown_when_asked_for()
    {
        var plain = await Exchange.PostFileAsync(Client, DrawnSeven.Png(), "predict_test?explain=true");
        var explained = await Exchange.PostFileAsync(Client, DrawnSeven.Png(), "predict_test?explain=layers");

        Assert.False(plain.Body.TryGetProperty("layers", out _));
        Assert.Equal(7, explained.AssertPrediction());
        Assert.True(explained.Body.TryGetProperty("input", out _));
        Assert.Equal(
            [("conv1", 6, 28, 28), ("conv2", 16, 10, 10)],
            explained.Body.GetProperty("layers").EnumerateArray().Select(layer => (
                layer.GetProperty("name").GetString(),
                layer.GetProperty("channels").GetInt32(),
                layer.GetProperty("height").GetInt32(),
                layer.GetProperty("width").GetInt32())));
        Assert.All(explained.Body.GetProperty("layers").EnumerateArray(), AssertScaled);
    }

    private static void AssertScaled(JsonElement layer)
    {
        var values = layer.GetProperty("values").GetBytesFromBase64();
        var maps = layer.GetProperty("channels").GetInt32() * layer.GetProperty("height").GetInt32() * layer.GetProperty("width")
            .GetInt32();
        Assert.Equal(maps, values.Length);
        Assert.Equal(byte.MaxValue, values.Max());
    }

    private static void AssertBox(JsonElement box, SKRectI place)
    {
        const int Tolerance = 20;
        var (x, width) = (box.GetProperty("x").GetInt32(), box.GetProperty("width").GetInt32());
        Assert.InRange(x + width / 2, place.MidX - Tolerance, place.MidX + Tolerance);
        Assert.InRange(box.GetProperty("height").GetInt32(), place.Height - Tolerance, place.Height + Tolerance);
    }

    private async Task<Exchange> PostNumberAsync(string path, string resource)
    {
        using var number = DrawnSeven.Draw(400, 240, box: Places[0]);
        using var canvas = new SKCanvas(number);
        foreach (var place in Places[1..])
        {
            DrawnSeven.DrawOn(canvas, place);
        }

        canvas.Flush();
        return resource == "predict"
            ? await Exchange.PostJsonAsync(Client, PixelJson.Write(number), path)
            : await Exchange.PostFileAsync(Client, DrawnSeven.Encode(number), path);
    }
}
