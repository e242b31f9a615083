using System.Net;
using System.Text;
using SkiaSharp;
using Xunit;

namespace DigitRecognizer.Conformance.Contract;

public abstract partial class ContractSuite
{
    [Theory]
    [InlineData(SKEncodedImageFormat.Png)]
    [InlineData(SKEncodedImageFormat.Jpeg)]
    [InlineData(SKEncodedImageFormat.Webp)]
    public async Task An_uploaded_seven_is_read(SKEncodedImageFormat format)
    {
        using var seven = DrawnSeven.Draw(280, 280, box: SKRect.Create(150, 40, 80, 120));

        var answer = await Exchange.PostFileAsync(Client, DrawnSeven.Encode(seven, format));

        Assert.Equal(7, answer.AssertPrediction());
    }

    [Fact]
    public async Task The_box_of_a_large_photo_is_in_the_callers_pixels()
    {
        using var seven = DrawnSeven.Draw(4000, 3000, box: SKRect.Create(2400, 600, 1000, 1500));

        var answer = await Exchange.PostFileAsync(Client, DrawnSeven.Encode(seven, SKEncodedImageFormat.Jpeg), "predict_test?explain=true");

        AssertExplains(answer, SKRectI.Create(2400, 600, 1000, 1500), 4000, 3000);
    }

    [Fact]
    public async Task A_form_without_a_file_is_refused_with_the_way_to_send_one()
    {
        using var content = new MultipartFormDataContent { { new StringContent("7"), "file" } };

        var answer = await Exchange.PostAsync(Client, "predict_test", content);

        answer.AssertProblem(HttpStatusCode.BadRequest, "/problems/missing-file", "-F file=@");
    }

    [Theory]
    [InlineData("multipart/form-data", "--x\r\n\r\n\r\n--x--\r\n")]
    [InlineData("multipart/form-data; boundary=x", "")]
    [InlineData("multipart/form-data; boundary=x", "no boundary at all")]
    [InlineData(
        "multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\n\r\nbroken off")]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nno header\r\n\r\n\r\n--x--\r\n")]
    [InlineData("multipart/form-data; boundary=x", "--x")]
    [InlineData("multipart/form-data; boundary=x", "--xy\r\n\r\n\r\n--x--\r\n")]
    public async Task A_malformed_form_is_refused(string contentType, string body)
    {
        var answer = await Exchange.PostBytesAsync(Client, "predict_test", Encoding.ASCII.GetBytes(body), contentType);

        answer.AssertProblem(HttpStatusCode.BadRequest, "/problems/malformed-multipart");
    }

    [Fact]
    public async Task An_overlong_boundary_is_refused()
    {
        var boundary = new string('x', 5000);

        var answer = await Exchange.PostBytesAsync(Client, "predict_test", "--"u8.ToArray(), $"multipart/form-data; boundary={boundary}");

        answer.AssertProblem(HttpStatusCode.BadRequest, "/problems/malformed-multipart");
    }

    [Theory]
    [InlineData("Dear network, this is a 7.")]
    [InlineData("%PDF-1.7 and so on")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'/>")]
    public async Task A_file_that_is_no_picture_is_refused_with_415(string file)
    {
        var answer = await Exchange.PostFileAsync(Client, Encoding.UTF8.GetBytes(file));

        answer.AssertProblem(HttpStatusCode.UnsupportedMediaType, "/problems/unsupported-image-format");
    }

    [Fact]
    public async Task A_truncated_picture_is_refused_with_422()
    {
        var png = DrawnSeven.Png();

        var answer = await Exchange.PostFileAsync(Client, png[..(png.Length / 2)]);

        answer.AssertProblem(HttpStatusCode.UnprocessableEntity, "/problems/corrupt-image");
    }

    [Fact]
    public async Task An_empty_file_is_refused_with_422()
    {
        var answer = await Exchange.PostFileAsync(Client, []);

        answer.AssertProblem(HttpStatusCode.UnprocessableEntity, "/problems/corrupt-image", "empty");
    }

    [Fact]
    public async Task A_blank_upload_is_refused_with_422()
    {
        using var blank = DrawnSeven.Draw(ink: 255, paper: 255);

        var answer = await Exchange.PostFileAsync(Client, DrawnSeven.Encode(blank));

        answer.AssertProblem(HttpStatusCode.UnprocessableEntity, "/problems/blank-image");
    }

    [Fact]
    public async Task A_picture_over_50_megapixels_is_refused_by_its_header_alone()
    {
        // Only the beginning of a BMP of 30,000 x 30,000: a host that decoded first would say that it is truncated.
        var bmp = new byte[54];
        "BM"u8.CopyTo(bmp);
        BitConverter.TryWriteBytes(bmp.AsSpan(10), 54);
        BitConverter.TryWriteBytes(bmp.AsSpan(14), 40);
        BitConverter.TryWriteBytes(bmp.AsSpan(18), 30_000);
        BitConverter.TryWriteBytes(bmp.AsSpan(22), 30_000);
        bmp[26] = 1;
        bmp[28] = 24;

        var answer = await Exchange.PostFileAsync(Client, bmp);

        answer.AssertProblem(HttpStatusCode.RequestEntityTooLarge, "/problems/image-too-large");
    }

    [Theory]
    [InlineData(11, true)]
    [InlineData(11, false)]
    [InlineData(33, true)]
    [InlineData(33, false)]
    public async Task An_upload_over_10_MiB_is_refused_by_the_API_and_not_by_its_host(int mebibytes, bool tellsLength)
    {
        var head = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\n\r\n"u8;
        byte[] body = [.. head, .. new byte[mebibytes * 1024 * 1024], .. "\r\n--x--\r\n"u8];
        HttpContent content = tellsLength ? new ByteArrayContent(body) : new PiecemealContent(body, 1 << 16, "text/plain");
        content.Headers.Remove("Content-Type");
        content.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=x");

        var answer = await Exchange.PostAsync(Client, "predict_test", content);

        answer.AssertProblem(HttpStatusCode.RequestEntityTooLarge, "/problems/body-too-large", "10 MiB");
    }
}
