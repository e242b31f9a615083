using System.Net;
using System.Text;
using Xunit;

namespace DigitRecognizer.Conformance.Contract;

public abstract partial class ContractSuite
{
    private const string Form = "multipart/form-data; boundary=x";

    [Theory]
    [InlineData("image/png")]
    [InlineData("image/jpeg")]
    [InlineData("application/octet-stream")]
    public async Task A_picture_alone_is_read_whatever_format_its_type_names(string contentType)
    {
        var answer = await Exchange.PostBytesAsync(Client, "predict_test", DrawnSeven.Png(), contentType);

        Assert.Equal(7, answer.AssertPrediction());
    }

    [Fact]
    public async Task Something_else_alone_is_refused_as_no_picture()
    {
        var answer = await Exchange.PostBytesAsync(Client, "predict_test", """{"data":[[1,2]]}"""u8.ToArray(), "image/png");

        answer.AssertProblem(HttpStatusCode.UnsupportedMediaType, "/problems/unsupported-image-format");
    }

    [Fact]
    public async Task Nothing_alone_is_refused_as_empty()
    {
        var answer = await Exchange.PostBytesAsync(Client, "predict_test", [], "image/png");

        answer.AssertProblem(HttpStatusCode.UnprocessableEntity, "/problems/corrupt-image", "empty");
    }

    [Theory]
    [InlineData("name=\"file\"; filename=\"seven.png\"")]
    [InlineData("name=\"file\"; filename=\"\"")]
    [InlineData("name=\"file\"")]
    [InlineData("name=file; filename=seven.png")]
    [InlineData("name=\"picture\"; filename=\"seven\"")]
    [InlineData("name=\"picture\"")]
    [InlineData("name=\"file\"; filename*=UTF-8''sieben%20%C3%BC.png")]
    [InlineData("name=\"file\"; filename=\"sieben ü.png\"")]
    [InlineData("name=\"file\"; filename=\"C:\\\\pictures\\\\seven.png\"")]
    public async Task A_part_with_a_picture_is_read_whatever_its_name(string disposition)
    {
        var answer = await PostFormAsync(Part(disposition, DrawnSeven.Png()));

        Assert.Equal(7, answer.AssertPrediction());
    }

    [Fact]
    public async Task A_picture_is_found_among_other_parts()
    {
        var answer = await PostFormAsync(
            Part("name=\"note\"", "a note"u8),
            Part("name=\"options\"; filename=\"blob\"", """{"mode":"digit"}"""u8),
            Part("name=\"empty\"; filename=\"\"", []),
            Part("name=\"file\"; filename=\"seven.png\"", DrawnSeven.Png()));

        Assert.Equal(7, answer.AssertPrediction());
    }

    [Fact]
    public async Task The_part_named_file_comes_before_another_file()
    {
        var answer = await PostFormAsync(
            Part("name=\"other\"; filename=\"a.txt\"", "no picture"u8),
            Part("name=\"file\"; filename=\"a.pdf\"", "%PDF-1.7"u8));

        answer.AssertProblem(HttpStatusCode.UnsupportedMediaType, "/problems/unsupported-image-format", "PDF");
    }

    [Theory]
    [InlineData("file", "file")]
    [InlineData("file", "second")]
    [InlineData("one", "two")]
    public async Task Several_pictures_are_refused(string first, string second)
    {
        var answer = await PostFormAsync(
            Part($"name=\"{first}\"; filename=\"a.png\"", DrawnSeven.Png()),
            Part($"name=\"{second}\"; filename=\"b.png\"", DrawnSeven.Png()));

        answer.AssertProblem(HttpStatusCode.BadRequest, "/problems/several-files", "one picture a request");
    }

    [Fact]
    public async Task A_picture_beside_a_file_that_is_named_file_is_not_read_in_its_place()
    {
        var answer = await PostFormAsync(
            Part("name=\"preview\"; filename=\"a.png\"", DrawnSeven.Png()),
            Part("name=\"file\"; filename=\"a.heic\"", "\0\0\0\u0018ftypheic"u8));

        answer.AssertProblem(HttpStatusCode.BadRequest, "/problems/several-files", "2 files");
    }

    [Theory]
    [InlineData("name=\"file\"; filename=\"seven.png\"\r\nContent-Transfer-Encoding: base64", "", false)]
    [InlineData("name=\"file\"; filename=\"seven.png\"\r\nContent-Transfer-Encoding: base64", "", true)]
    [InlineData("name=\"file\"", "", false)]
    [InlineData("name=\"file\"", "data:image/png;base64,", false)]
    [InlineData("name=\"image\"", "data:image/png;base64,", true)]
    public async Task A_picture_in_base64_is_read(string disposition, string before, bool inLines)
    {
        var text = before + Convert.ToBase64String(
            DrawnSeven.Png(), inLines ? Base64FormattingOptions.InsertLineBreaks : Base64FormattingOptions.None);

        var answer = await PostFormAsync(Part(disposition, Encoding.ASCII.GetBytes(text)));

        Assert.Equal(7, answer.AssertPrediction());
    }

    [Fact]
    public async Task Broken_base64_is_refused_as_no_picture()
    {
        var text = Convert.ToBase64String(DrawnSeven.Png())[..^3];

        var answer = await PostFormAsync(Part("name=\"file\"; filename=\"seven.png\"", Encoding.ASCII.GetBytes(text)));

        answer.AssertProblem(HttpStatusCode.UnsupportedMediaType, "/problems/unsupported-image-format");
    }

    [Fact]
    public async Task A_form_of_very_many_parts_is_refused()
    {
        var parts = Enumerable.Repeat(Part("name=\"a\"", "1"u8), 2000).ToArray();

        var answer = await PostFormAsync(parts);

        answer.AssertProblem(HttpStatusCode.BadRequest, "/problems/malformed-multipart", "100 parts");
    }

    [Fact]
    public async Task Text_before_the_first_part_and_after_the_last_is_ignored()
    {
        byte[] body = [.. "preamble\r\n--x \t\r\n"u8, .. Part("name=\"file\"", DrawnSeven.Png())[5..], .. "\r\n--x--\r\nepilogue"u8];

        var answer = await Exchange.PostBytesAsync(Client, "predict_test", body, Form);

        Assert.Equal(7, answer.AssertPrediction());
    }

    private static byte[] Part(string disposition, ReadOnlySpan<byte> content) =>
        [.. "--x\r\n"u8, .. Encoding.UTF8.GetBytes($"Content-Disposition: form-data; {disposition}\r\n\r\n"), .. content];

    private Task<Exchange> PostFormAsync(params byte[][] parts) =>
        Exchange.PostBytesAsync(
            Client, "predict_test", [.. parts.SelectMany(part => part.Concat("\r\n"u8.ToArray())), .. "--x--\r\n"u8], Form);
}
