using System.Net;
using DigitRecognizer.Conformance;
using DigitRecognizer.Conformance.Contract;
using Xunit;

namespace DigitRecognizer.Functions.Tests;

/// <summary>
/// Every picture file of the decoder's tests, sent to the worker. A decoder that never returns ends with the minute of the client.
/// </summary>
public sealed class WorkerDecoderTests(WorkerTarget target)
{
    public static TheoryData<string> Files => [.. DecoderCases.All.Keys];

    public static TheoryData<string> Headers => [.. LargeHeaders.All.Keys];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_file_is_decoded(string name)
    {
        var answer = await Exchange.PostFileAsync(target.Client, DecoderCases.All[name].Make());

        // Not every one of these pictures has something that could be a digit.
        if (answer.Status == HttpStatusCode.OK)
        {
            answer.AssertPrediction();
        }
        else
        {
            answer.AssertProblem(HttpStatusCode.UnprocessableEntity, "/problems/blank-image");
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task The_first_half_of_a_file_is_refused_as_corrupt(string name)
    {
        var whole = DecoderCases.All[name];
        var file = whole.Make();

        var answer = await Exchange.PostFileAsync(target.Client, file[..(int)(file.Length * whole.FirstFrame / 2)]);

        answer.AssertProblem(HttpStatusCode.UnprocessableEntity, "/problems/corrupt-image");
    }

    [Theory]
    [MemberData(nameof(DamagedFiles.Names), MemberType = typeof(DamagedFiles))]
    public async Task A_damaged_file_is_refused_as_corrupt(string name)
    {
        var answer = await Exchange.PostFileAsync(target.Client, DamagedFiles.Make(name));

        answer.AssertProblem(HttpStatusCode.UnprocessableEntity, "/problems/corrupt-image");
    }

    [Theory]
    [MemberData(nameof(OtherFiles.Names), MemberType = typeof(OtherFiles))]
    public async Task Another_file_is_refused_with_advice(string name)
    {
        var (file, advice) = OtherFiles.All[name];

        var answer = await Exchange.PostFileAsync(target.Client, file);

        answer.AssertProblem(HttpStatusCode.UnsupportedMediaType, "/problems/unsupported-image-format", advice);
    }

    [Theory]
    [MemberData(nameof(Headers))]
    public async Task A_header_of_too_many_pixels_is_refused(string format)
    {
        var answer = await Exchange.PostFileAsync(target.Client, LargeHeaders.All[format](10_000, 5001));

        answer.AssertProblem(HttpStatusCode.RequestEntityTooLarge, "/problems/image-too-large");
    }
}
