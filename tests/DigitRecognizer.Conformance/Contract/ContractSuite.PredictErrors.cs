using System.Net;
using System.Text;
using Xunit;

namespace DigitRecognizer.Conformance.Contract;

public abstract partial class ContractSuite
{
    public static TheoryData<string, string, string> BadBodies => new()
    {
        // body, type, what the detail must say
        { "", "malformed-json", "The body is empty" },
        { "{", "malformed-json", "the start" },
        { "data", "malformed-json", "line 1, byte 1" },
        { """{"data":[[1,2],[3,""", "malformed-json", "data[1][1]" },
        { """{"data":[[1,2],[3,NaN]]}""", "malformed-json", "data[1][1] is NaN" },
        { """{"data":[[[1,-Infinity,2]]]}""", "malformed-json", "data[0][0][1] is -Infinity" },
        { """{"data":[[1,2],[3,4]]} x""", "malformed-json", "the end" },
        { """{"data":[[1,2,]]}""", "malformed-json", "data[0][2]" },
        { """{"data":[[01]]}""", "malformed-json", "data[0][0]" },
        { "{\n\"data\": [[1,\n2 3]]}", "malformed-json", "line 3" },
        { """{"\ud800":1}""", "malformed-json", "surrogate" },
        { """{"data\udc00":[[1]]}""", "malformed-json", "surrogate" },
        { """{"data":[[1]],"\ud83dx":1}""", "malformed-json", "surrogate" },
        { """{"a":"\ud800"}""", "missing-data", "data" },
        { "{}", "missing-data", "data" },
        { """{"Data":[[1]]}""", "missing-data", "data" },
        { """{"nested":{"data":[[1]]}}""", "missing-data", "data" },
        { "[[1]]", "missing-data", "object" },
        { "null", "missing-data", "object" },
        { """{"data":null}""", "invalid-data", "data is null" },
        { """{"data":"7"}""", "invalid-data", "data is a text" },
        { """{"data":"data:image/png;base64,iVBORw0KGgo="}""", "invalid-data", "predict_test" },
        { """{"data":7}""", "invalid-data", "data is a number" },
        { """{"data":{}}""", "invalid-data", "data is an object" },
        { """{"data":[1,2]}""", "invalid-data", "data[0] is a number" },
        { """{"data":[[1],null]}""", "invalid-data", "data[1] is null" },
        { """{"data":[[1,"2"]]}""", "invalid-data", "data[0][1] is a text" },
        { """{"data":[true]}""", "invalid-data", "data[0] is a truth value" },
        { """{"data":[[1,null]]}""", "invalid-data", "data[0][1] is null" },
        { """{"data":[[1,{}]]}""", "invalid-data", "data[0][1] is an object" },
        { """{"data":[["NaN"]]}""", "invalid-data", "data[0][0] is a text" },
        { """{"data":[[[1,2,"3"]]]}""", "invalid-data", "data[0][0][2] is a text" },
        { """{"data":[[[[[1]]]]]}""", "invalid-data", "data[0][0][0] is an array" },
        { """{"data":[[[[1]]],[[[2]]]]}""", "invalid-data", "several pictures" },
        { """{"data":[[[[1,2,"3"]]]]}""", "invalid-data", "data[0][0][0][2] is a text" },
        { """{"data":[[1]],"data":[[1]]}""", "invalid-data", "twice" },
        { """{"data":[]}""", "empty-data", "data is empty" },
        { """{"data":[[]]}""", "empty-data", "data[0] is empty" },
        { """{"data":[[1],[]]}""", "empty-data", "data[1] is empty" },
        { """{"data":[[[]]]}""", "wrong-channels", "data[0][0] has 0" },
        { """{"data":[[[1,2]]]}""", "wrong-channels", "data[0][0] has 2" },
        { """{"data":[[[1],[1,2,3,4,5]]]}""", "wrong-channels", "data[0][1] has more than 4" },
        { """{"data":[[1,2],[3]]}""", "ragged-data", "data[1] has 1" },
        { """{"data":[[1,2],[3,4,5]]}""", "ragged-data", "data[1][2]" },
        { """{"data":[[[1],[2]],[[3]]]}""", "ragged-data", "data[1] has 1" },
        { """{"data":[[[1],[2]],[[3],[4],[5]]]}""", "ragged-data", "data[1][2]" },
        { """{"data":[[[1,2,3],[1]]]}""", "ragged-data", "data[0][1] has 1 channels" },
        { """{"data":[[1,[2]]]}""", "ragged-data", "data[0][1] is an array" },
        { """{"data":[[[1],2]]}""", "ragged-data", "data[0][1] is a number" },
        { """{"data":[[1,2],[3,256]]}""", "out-of-range", "data[1][1] is 256" },
        { """{"data":[[1,-1]]}""", "out-of-range", "data[0][1] is -1" },
        { """{"data":[[255.5]]}""", "out-of-range", "data[0][0] is 255.5" },
        { """{"data":[[-0.11]]}""", "out-of-range", "data[0][0] is -0.11" },
        { """{"data":[[-0.05,2]]}""", "out-of-range", "data[0][0] is -0.05" },
        { """{"data":[[2,1],[-0.05,2]]}""", "out-of-range", "data[1][0] is -0.05" },
        { """{"data":[[-0.4242]]}""", "out-of-range", "raw pixels" },
        { """{"data":[[1e999]]}""", "out-of-range", "data[0][0] is 1e999" },
        { """{"data":[[[1,2,300]]]}""", "out-of-range", "data[0][0][2] is 300" },
    };

    [Theory]
    [MemberData(nameof(BadBodies))]
    public async Task A_body_that_is_no_picture_is_refused_with_the_place_of_the_mistake(string body, string type, string detail)
    {
        var answer = await Exchange.PostJsonAsync(Client, body);

        answer.AssertProblem(HttpStatusCode.BadRequest, $"/problems/{type}", detail);
    }

    [Theory]
    [InlineData(1025, 1, "data[0][1024]")]
    [InlineData(1, 1025, "data[1024]")]
    [InlineData(2000, 1100, "data[0][1024]")]
    public async Task A_picture_beyond_1024_pixels_a_side_is_refused(int width, int height, string path)
    {
        var answer = await Exchange.PostJsonAsync(Client, PixelJson.Constant(width, height, "7"));

        answer.AssertProblem(HttpStatusCode.RequestEntityTooLarge, "/problems/too-many-numbers", path);
    }

    [Theory]
    [InlineData(1, 1, "0")]
    [InlineData(28, 28, "255")]
    [InlineData(1024, 2, "[1,1,1]")]
    [InlineData(64, 64, "0.5")]
    public async Task A_blank_picture_is_refused_with_422(int width, int height, string value)
    {
        var answer = await Exchange.PostJsonAsync(Client, PixelJson.Constant(width, height, value));

        answer.AssertProblem(HttpStatusCode.UnprocessableEntity, "/problems/blank-image");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_JSON_body_over_10_MiB_is_refused_whether_or_not_it_tells_its_length(bool tellsLength)
    {
        var body = Encoding.ASCII.GetBytes($$"""{"data":[[1]{{new string(' ', 10 * 1024 * 1024)}}]}""");
        HttpContent content = tellsLength ? new ByteArrayContent(body) : new PiecemealContent(body, 1 << 16, "application/json");
        content.Headers.ContentType = new("application/json");

        var answer = await Exchange.PostAsync(Client, "predict", content);

        answer.AssertProblem(HttpStatusCode.RequestEntityTooLarge, "/problems/body-too-large", "10 MiB");
    }

    [Theory]
    [InlineData("predict", "text/plain", "application/json")]
    [InlineData("predict", "multipart/form-data; boundary=x", "application/json")]
    [InlineData("predict", "application/json; charset=utf-16", "application/json")]
    [InlineData("predict", "nonsense", "application/json")]
    [InlineData("predict_test", "application/json", "multipart/form-data")]
    [InlineData("predict_test", "text/plain", "image/png")]
    [InlineData("predict", "image/png", "application/json")]
    [InlineData("predict_test", "application/x-www-form-urlencoded", "multipart/form-data")]
    public async Task Another_content_type_is_refused_with_the_one_to_use(string path, string contentType, string expected)
    {
        var answer = await Exchange.PostBytesAsync(Client, path, """{"data":[[1,2]]}"""u8.ToArray(), contentType);

        answer.AssertProblem(HttpStatusCode.UnsupportedMediaType, "/problems/unsupported-media-type", expected);
    }

    [Fact]
    public async Task A_body_without_a_content_type_is_refused()
    {
        var answer = await Exchange.PostAsync(Client, "predict", new ByteArrayContent("""{"data":[[1,2]]}"""u8.ToArray()));

        answer.AssertProblem(HttpStatusCode.UnsupportedMediaType, "/problems/unsupported-media-type", "application/json");
    }

    [Theory]
    [InlineData("predict?explain=yes", "explain")]
    [InlineData("predict?explain=true&explain=false", "explain")]
    [InlineData("predict_test?explain=1", "'layers'")]
    [InlineData("predict?mode=letters", "'number'")]
    [InlineData("predict_test?mode=", "'digit'")]
    [InlineData("predict?mode=number&mode=number", "once")]
    public async Task An_unknown_option_is_refused_with_the_values_that_are_known(string path, string name)
    {
        var answer = await Exchange.PostJsonAsync(Client, """{"data":[[1,2]]}""", path);

        answer.AssertProblem(HttpStatusCode.BadRequest, "/problems/invalid-option", name);
    }
}
