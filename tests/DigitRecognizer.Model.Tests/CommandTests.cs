using System.Diagnostics;
using SkiaSharp;

namespace DigitRecognizer.Model.Tests;

/// <summary>The program as it is started from a shell.</summary>
public sealed class CommandTests
{
    [Fact]
    public async Task Help_names_every_command()
    {
        var (code, output) = await RunAsync(["--help"]);

        Assert.Equal(0, code);
        Assert.All(["train", "preview", "evaluate", "export", "publish", "ablate", "card", "inspect", "detector", "segmentation"], name =>
            Assert.Contains($"  {name}", output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Offline_it_says_what_to_check()
    {
        using var cache = new TemporaryFolder();

        var (code, output) = await RunAsync(["evaluate", "--cache", cache.Path], ("npm_config_registry", "http://127.0.0.1:9"),
            ("npm_config_fetch_retries", "0"), ("npm_config_cache", cache.Combine("npm")));

        Assert.Equal(1, code);
        Assert.Contains("check the network", output.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_npm_it_says_so()
    {
        using var cache = new TemporaryFolder();

        var (code, output) = await RunAsync(["evaluate", "--cache", cache.Path], ("PATH", cache.Path));

        Assert.Equal(1, code);
        Assert.Contains("install Node.js", output.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_file_that_is_not_there_is_named()
    {
        var (code, output) = await RunAsync(["evaluate", "--model", "nowhere.onnx"]);

        Assert.Equal(1, code);
        Assert.Contains("nowhere.onnx", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_picture_that_the_table_names_and_nobody_has_is_named()
    {
        using var folder = new TemporaryFolder();
        folder.Write("labels.csv", "file,label\nnowhere.png,7\n");

        var (code, output) = await RunAsync(["evaluate", "--images", folder.Path]);

        Assert.Equal(1, code);
        Assert.Contains("nowhere.png", output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_stages_of_a_blank_picture_are_drawn_and_the_reason_is_said()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllBytesAsync(folder.Combine("blank.png"), Shapes.Encode(new byte[784]), TestContext.Current.CancellationToken);

        var (code, output) = await RunAsync(["inspect", folder.Combine("blank.png")]);

        Assert.Equal(1, code);
        Assert.Contains("Nothing stands out", output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
        using var strip = SKBitmap.Decode(folder.Combine("blank.stages.png"));
        Assert.Equal((5 * 288 - 8, 280), (strip.Width, strip.Height));
    }

    [Fact]
    public async Task The_stages_are_those_of_the_look_that_found_the_digit()
    {
        using var folder = new TemporaryFolder();
        using var page = new SKBitmap(400, 400, SKColorType.Gray8, SKAlphaType.Opaque);
        page.Erase(SKColors.White);
        page.Erase(SKColors.Black, SKRectI.Create(60, 60, 280, 280));
        page.Erase(SKColors.White, SKRectI.Create(195, 120, 14, 160));
        using (var file = File.Create(folder.Combine("page.png")))
        {
            page.Encode(file, SKEncodedImageFormat.Png, 100);
        }

        var (code, output) = await RunAsync(["inspect", folder.Combine("page.png")]);

        Assert.Equal(0, code);
        Assert.Contains("1, confidence", output, StringComparison.Ordinal);
        Assert.Contains("largest dark rectangle", output, StringComparison.Ordinal);
        using var strip = SKBitmap.Decode(folder.Combine("page.stages.png"));
        Assert.Equal(6 * 288 - 8, strip.Width);
        Assert.True(strip.GetPixel(5, 5).Red < 10, "What is shown first is the page, not what was looked at.");
    }

    [Fact]
    public async Task Help_keeps_the_storage_accounts_key_to_itself()
    {
        var (_, output) =
            await RunAsync(["publish", "--help"], ("WeightsStorage", "DefaultEndpointsProtocol=https;AccountName=a;AccountKey=c2VjcmV0"));

        Assert.DoesNotContain("c2VjcmV0", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_option_of_publish_outweighs_the_environment()
    {
        var (code, output) =
            await RunAsync(["publish", "--blob-service-uri", "no-address"], ("WeightsStorage", "UseDevelopmentStorage=true"));

        Assert.Equal(1, code);
        Assert.Contains("blobServiceUri must be an https address", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_training_of_no_epochs_writes_nothing()
    {
        using var folder = new TemporaryFolder();
        Shapes.WriteIdx(folder.Path, train: 12, test: 3);

        var (code, output) = await RunAsync(
            ["train", "--data", folder.Path, "--epochs", "0", "--output", folder.Combine("never.onnx"), "--cache", folder.Path]);

        Assert.Equal(1, code);
        Assert.Contains("--epochs must be at least 1", output, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.Combine("never.onnx")));
    }

    [Theory]
    [InlineData("--pictures", "100", "--pictures must be at least 128")]
    [InlineData("--epochs", "0", "must be at least 1")]
    public async Task A_detector_that_would_learn_nothing_is_not_written(string option, string value, string reason)
    {
        using var folder = new TemporaryFolder();

        var (code, output) = await RunAsync(
            ["detector", option, value, "--output", folder.Combine("never.onnx"), "--cache", folder.Path], ("PATH", folder.Path));

        Assert.Equal(1, code);
        Assert.Contains(reason, output, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.Combine("never.onnx")));
    }

    [Theory]
    [InlineData("5000", "during the training of the teacher. The same command with --resume", 1)]
    [InlineData("0", "The same command with --resume continues; export", 0)]
    public async Task Ctrl_C_keeps_what_was_learned_and_says_how_to_go_on(string teacherEpochs, string advice, int exported)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signal to send to another process: Ctrl-C goes to the terminal.");
        using var folder = new TemporaryFolder();
        Shapes.WriteIdx(folder.Path, train: 24, test: 3);
        string[] common = ["--data", folder.Path, "--cache", folder.Combine("cache"), "--output", folder.Combine("best.onnx")];

        // Epochs enough that a busy machine sends the signal before the last.
        using var process = Start(["train", "--epochs", "5000", "--teacher-epochs", teacherEpochs, .. common]);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var line = string.Empty;
        while (line?.StartsWith("epoch 2 ", StringComparison.Ordinal) == false)
        {
            line = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        }

        Process.Start("kill", ["-INT", $"{process.Id}"]).Dispose();
        var (code, output) = await EndAsync(process, error);

        Assert.Equal(130, code);
        Assert.Contains(advice, output, StringComparison.Ordinal);
        var again = await RunAsync(["train", "--epochs", "1", "--teacher-epochs", "0", .. common]);
        Assert.Equal(2, again.Code);
        Assert.Contains("--restart", again.Output, StringComparison.Ordinal);
        Assert.Equal(exported, (await RunAsync(["export", .. common])).Code);
        Assert.Equal(exported == 0, File.Exists(folder.Combine("best.onnx")));
    }

    private static async Task<(int Code, string Output)> RunAsync(string[] arguments, params (string Name, string Value)[] environment)
    {
        using var process = Start(arguments, environment);
        return await EndAsync(process, process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    private static Process Start(string[] arguments, params (string Name, string Value)[] environment)
    {
        var start =
            new ProcessStartInfo(FindDotnet(), ["exec", Path.Combine(AppContext.BaseDirectory, "DigitRecognizer.Model.dll"), .. arguments])
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    private static async Task<(int Code, string Output)> EndAsync(Process process, Task<string> error)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var output = await process.StandardOutput.ReadToEndAsync(cancellation) + await error;
        await process.WaitForExitAsync(cancellation);
        return (process.ExitCode, output);
    }

    /// <summary>The runtime that runs this test.</summary>
    private static string FindDotnet()
    {
        var runtime = System.Runtime.InteropServices.RuntimeEnvironment.GetRuntimeDirectory();
        return Path.GetFullPath(Path.Combine(runtime, "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));
    }
}
