using System.Net;
using System.Text;
using SkiaSharp;
using Xunit;

namespace DigitRecognizer.Conformance.Contract;

public abstract partial class ContractSuite
{
    [Theory]
    [InlineData(0, 255)]
    [InlineData(1, 255)]
    [InlineData(3, 255)]
    [InlineData(4, 255)]
    [InlineData(0, 1)]
    [InlineData(4, 1)]
    public async Task A_seven_is_read_in_every_form_of_data(int channels, double scale)
    {
        using var seven = DrawnSeven.Draw();
        // Opaque alpha is 255 or 1 like everything else.
        var body = PixelJson.Write(seven, channels, scale);

        var answer = await Exchange.PostJsonAsync(Client, body);

        Assert.Equal(7, answer.AssertPrediction());
    }

    [Theory]
    [InlineData(0, 255)]
    [InlineData(255, 0)]
    [InlineData(40, 180)]
    [InlineData(230, 90)]
    public async Task A_seven_is_read_in_both_polarities(byte ink, byte paper)
    {
        using var seven = DrawnSeven.Draw(ink: ink, paper: paper);

        var answer = await Exchange.PostJsonAsync(Client, PixelJson.Write(seven));

        Assert.Equal(7, answer.AssertPrediction());
    }

    [Theory]
    [InlineData(28, 28)]
    [InlineData(280, 280)]
    [InlineData(200, 64)]
    [InlineData(64, 200)]
    [InlineData(1024, 1024)]
    public async Task A_seven_is_read_at_any_size(int width, int height)
    {
        var side = Math.Min(width, height);
        var box = SKRect.Create((width - side) / 2f + side * 0.25f, (height - side) / 2f + side * 0.15f, side * 0.5f, side * 0.7f);
        using var seven = DrawnSeven.Draw(width, height, box: box);

        var answer = await Exchange.PostJsonAsync(Client, PixelJson.Write(seven));

        Assert.Equal(7, answer.AssertPrediction());
    }

    [Fact]
    public async Task The_scale_is_told_from_the_whole_picture()
    {
        // One number above 1 makes all of them 0..255: this is a black picture with a grain of dust, not one in black and white.
        var dust = await Exchange.PostJsonAsync(Client, """{"data":[[0,1,0],[1,0,1],[0,1,2]]}""");

        dust.AssertProblem(HttpStatusCode.UnprocessableEntity, "/problems/blank-image");
    }

    [Theory]
    [InlineData("255", "0")]
    [InlineData("255.0", "0.0")]
    [InlineData("2.55e2", "0E5")]
    [InlineData("254.99999999999999999999", "0.00000000000000000001")]
    [InlineData("25500e-2", "-0")]
    [InlineData("1", "0")]
    [InlineData("1.0", "0.0000")]
    [InlineData("1.00e0", "-0.0")]
    [InlineData("0.99999999999999999999", "1e-400")]
    public async Task A_number_means_the_same_however_it_is_written(string ink, string paper)
    {
        var plain = BarOf("255", "0");

        var expected = await Exchange.PostJsonAsync(Client, plain, "predict?explain=true");
        var answer = await Exchange.PostJsonAsync(Client, BarOf(ink, paper), "predict?explain=true");

        Assert.Equal(expected.Body.GetRawText(), answer.Body.GetRawText());

        static string BarOf(string ink, string paper)
        {
            string[] row = [.. Enumerable.Repeat(paper, 9), ink, ink, .. Enumerable.Repeat(paper, 9)];
            string[] rim = [.. Enumerable.Repeat(paper, row.Length)];
            string[][] rows = [rim, rim, .. Enumerable.Repeat(row, 16), rim, rim];
            return $$"""{"data":[{{string.Join(',', rows.Select(r => $"[{string.Join(',', r)}]"))}}]}""";
        }
    }

    [Fact]
    public async Task Transparent_pixels_are_paper()
    {
        using var seven = DrawnSeven.Draw();
        var body = PixelJson.Write(seven, channels: 4).Replace("[255,255,255,255]", "[0,0,0,0]", StringComparison.Ordinal);

        var answer = await Exchange.PostJsonAsync(Client, body);

        Assert.Equal(7, answer.AssertPrediction());
    }

    [Fact]
    public async Task Members_beside_data_are_passed_over()
    {
        using var seven = DrawnSeven.Draw();
        var body = "{\"note\":{\"data\":[\"no\",{}]},\"list\":[1,[2]]," + PixelJson.Write(seven)[1..^1] + ",\"more\":null}";

        var answer = await Exchange.PostJsonAsync(Client, body);

        Assert.Equal(7, answer.AssertPrediction());
    }

    [Fact]
    public async Task A_body_without_a_length_is_read_in_whatever_pieces_it_comes()
    {
        using var seven = DrawnSeven.Draw();
        var body = Encoding.UTF8.GetBytes(PixelJson.Write(seven, channels: 4));

        var answer = await Exchange.PostAsync(Client, "predict", new PiecemealContent(body, pieceLength: 1021, "application/json"));

        Assert.Equal(7, answer.AssertPrediction());
    }

    [Fact]
    public async Task An_explanation_comes_only_when_asked_for()
    {
        using var seven = DrawnSeven.Draw(120, 100, box: SKRect.Create(60, 20, 40, 60));
        var body = PixelJson.Write(seven);

        var plain = await Exchange.PostJsonAsync(Client, body, "predict?explain=false");
        var explained = await Exchange.PostJsonAsync(Client, body, "predict?explain=true");

        Assert.All(
            new[] { "input", "box", "polarity", "background", "picture" }, name => Assert.False(plain.Body.TryGetProperty(name, out _)));
        AssertExplains(explained, SKRectI.Create(60, 20, 40, 60), 120, 100);
        Assert.Equal(255, explained.Body.GetProperty("background").GetInt32());
        Assert.Equal("dark_on_light", explained.Body.GetProperty("polarity").GetString());
    }

    [Fact]
    public async Task Many_callers_at_once_get_each_their_own_answer()
    {
        // As many as the deployment sends to one instance; under more, some may be refused.
        const int Callers = 16;
        using var seven = DrawnSeven.Draw();
        var body = PixelJson.Write(seven);
        var alone = (await Exchange.PostJsonAsync(Client, body)).Body.GetRawText();

        var answers = await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Exchange.PostJsonAsync(Client, body)));

        Assert.All(answers, answer => Assert.Equal(alone, answer.Body.GetRawText()));
    }

    private static void AssertExplains(Exchange answer, SKRectI strokes, int width, int height)
    {
        answer.AssertPrediction();
        var input = answer.Body.GetProperty("input").GetBytesFromBase64();
        Assert.Equal(28 * 28, input.Length);
        Assert.True(input.Max() > 200 && input[0] == 0, "Ink is bright and the rim is dark.");
        var picture = answer.Body.GetProperty("picture");
        Assert.Equal((width, height), (picture.GetProperty("width").GetInt32(), picture.GetProperty("height").GetInt32()));
        var box = answer.Body.GetProperty("box");
        var found = SKRectI.Create(
            box.GetProperty("x").GetInt32(), box.GetProperty("y").GetInt32(), box.GetProperty("width").GetInt32(),
                box.GetProperty("height").GetInt32());
        Assert.True(SKRectI.Create(width, height).Contains(found), $"{found} lies within the picture.");
        var tolerance = Math.Max(strokes.Width, strokes.Height) / 5;
        Assert.InRange(found.MidX, strokes.MidX - tolerance, strokes.MidX + tolerance);
        Assert.InRange(found.MidY, strokes.MidY - tolerance, strokes.MidY + tolerance);
        Assert.InRange(found.Height, strokes.Height - tolerance, strokes.Height + tolerance);
    }
}
