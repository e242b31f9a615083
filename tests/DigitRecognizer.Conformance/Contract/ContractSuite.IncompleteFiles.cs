using System.Net;
using DigitRecognizer.Conformance.Images;
using SkiaSharp;
using Xunit;

namespace DigitRecognizer.Conformance.Contract;

public abstract partial class ContractSuite
{
    [Theory]
    [InlineData("")]
    [InlineData("SEFT data that a phone appends")]
    public async Task A_JPEG_without_the_marker_of_its_end_is_read_where_every_row_is_there(string trailer)
    {
        using var seven = DrawnSeven.Draw(280, 280);
        var whole = DrawnSeven.Encode(seven, SKEncodedImageFormat.Jpeg);

        var answer = await Exchange.PostFileAsync(Client, [.. whole[..^2], .. System.Text.Encoding.ASCII.GetBytes(trailer)]);
        var cut = await Exchange.PostFileAsync(Client, whole[..^20]);

        Assert.Equal(7, answer.AssertPrediction());
        cut.AssertProblem(HttpStatusCode.UnprocessableEntity, "/problems/corrupt-image");
    }

    [Fact]
    public async Task A_PNG_without_its_end_is_read_where_every_row_is_there()
    {
        const int EndLength = 12;
        var whole = DrawnSeven.Png();

        var answer = await Exchange.PostFileAsync(Client, whole[..^EndLength]);
        var cut = await Exchange.PostFileAsync(Client, whole[..^(EndLength + 8)]);

        Assert.Equal(7, answer.AssertPrediction());
        cut.AssertProblem(HttpStatusCode.UnprocessableEntity, "/problems/corrupt-image");
    }

    [Theory]
    [InlineData("gif")]
    [InlineData("webp")]
    [InlineData("apng")]
    public async Task A_blank_first_frame_is_refused_with_what_is_read_of_an_animation(string format)
    {
        var blank = Picture.Of(40, 40, (_, _) => (255, 255, 255, 255));
        var bar = Picture.Of(40, 40, (x, y) => x is > 17 and < 23 && y is > 5 and < 35 ? (0, 0, 0, 255) : (255, 255, 255, 255));
        var file = format switch
        {
            "gif" => GifFile.Make(blank, bar),
            "webp" => WebPFile.Animated(blank, bar),
            _ => PngFile.Animated(blank),
        };

        var animation = await Exchange.PostFileAsync(Client, file);
        var still = await Exchange.PostFileAsync(Client, GifFile.Make(blank));

        animation.AssertProblem(HttpStatusCode.UnprocessableEntity, "/problems/blank-image", "first frame");
        still.AssertProblem(HttpStatusCode.UnprocessableEntity, "/problems/blank-image", "contrast");
    }

    [Theory]
    [InlineData(16, 419)]
    [InlineData(16, 1020)]
    [InlineData(16, 4095)]
    [InlineData(8, 1)]
    public async Task A_PNG_that_uses_little_of_its_scale_is_read(int depth, int white)
    {
        using var seven = DrawnSeven.Draw();
        var picture = Picture.Of(seven.Width, seven.Height, (x, y) =>
        {
            var grey = seven.GetPixel(x, y).Red;
            return (grey, grey, grey, 255);
        });

        var answer = await Exchange.PostFileAsync(Client, PngFile.Make(picture, PngFile.Grey, depth, white: white));

        Assert.Equal(7, answer.AssertPrediction());
        Assert.True(answer.Body.GetProperty("accepted").GetBoolean());
    }

    [Fact]
    public async Task Noise_that_uses_little_of_16_bits_is_not_accepted()
    {
        var random = new Random(1);
        var noise = Picture.Of(120, 120, (_, _) =>
        {
            var grey = random.Next(256);
            return (grey, grey, grey, 255);
        });

        var answer = await Exchange.PostFileAsync(Client, PngFile.Make(noise, PngFile.Grey, 16, white: 400));

        Assert.True(
            answer.Status == HttpStatusCode.UnprocessableEntity
                || !answer.Body.GetProperty("accepted").GetBoolean(), answer.Body.GetRawText());
    }
}
